import { announce } from './announce.js'
import { h } from './dom.js'

/**
 * Code as it stands. It wraps: a region that scrolls would have to be reachable by keyboard.
 *
 * @param {string} text
 */
export function code(text) {
  return h('pre', {}, h('code', {}, text))
}

/**
 * Code, and a button that copies it.
 *
 * @param {string} text
 * @param {string} what for those who do not see where the button stands
 */
export function copyableCode(text, what) {
  const button = h('button', { type: 'button', class: 'copy' }, 'Copy', hidden(` ${what}`))
  const block = code(text)
  button.addEventListener('click', () => void copyFrom(block, button, what))
  return h('div', { class: 'copyable' }, button, block)
}

/** @param {string} text */
function hidden(text) {
  return h('span', { class: 'hidden' }, text)
}

/**
 * @param {HTMLPreElement} block
 * @param {HTMLButtonElement} button
 * @param {string} what
 */
async function copyFrom(block, button, what) {
  const isCopied = await navigator.clipboard.writeText(block.textContent ?? '').then(
    () => true,
    () => false,
  )
  // Where a browser does not let a page copy, it is selected: what is left is to press Ctrl+C.
  if (!isCopied) getSelection()?.selectAllChildren(block)
  button.firstChild?.replaceWith(isCopied ? 'Copied' : 'Selected')
  announce(isCopied ? `Copied ${what}.` : `Selected ${what}: copy it with the keyboard.`)
  setTimeout(() => button.firstChild?.replaceWith('Copy'), 2000)
}
