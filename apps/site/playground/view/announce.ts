import { find } from './dom.ts'

/** Announces a text to screen readers. */
export function announce(text: string): void {
  find('#live', HTMLElement).textContent = text
}
