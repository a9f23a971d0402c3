import { find } from './dom.js'

/** Says it to screen readers. */
export function announce(text: string): void {
  find('#live', HTMLElement).textContent = text
}
