import { find } from './dom.js'

/**
 * Says it to those who listen.
 *
 * @param {string} text
 */
export function announce(text) {
  find('#live', HTMLElement).textContent = text
}
