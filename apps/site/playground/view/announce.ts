import { find } from './dom.ts'

/** Says it to screen readers. */
export function announce(text: string): void {
  find('#live', HTMLElement).textContent = text
}
