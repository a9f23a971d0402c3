import { announce } from './announce.ts'
import { h } from './dom.ts'

/**
 * Shows code, with long lines wrapped, because a region that scrolls would have to be reachable by
 * keyboard.
 */
export function code(text: string): HTMLPreElement {
  return h('pre', {}, h('code', {}, text))
}

/**
 * Shows code with a button that copies it.
 *
 * @param what the name of the code, for users who cannot see the place of the button
 */
export function copyableCode(text: string, what: string): HTMLElement {
  const about = h('span', { class: 'hidden' }, ` ${what}`)
  const button = h('button', { type: 'button', class: 'copy' }, 'Copy', about)
  const block = code(text)
  button.addEventListener('click', () => void copyFrom(block, button, what))
  return h('div', { class: 'copyable' }, button, block)
}

async function copyFrom(
  block: HTMLPreElement,
  button: HTMLButtonElement,
  what: string,
): Promise<void> {
  const isCopied = await copy(block.textContent ?? '')
  // If the browser does not let the page copy, the code is selected, so that the user only has to
  // press Ctrl+C.
  if (!isCopied) getSelection()?.selectAllChildren(block)
  button.firstChild?.replaceWith(isCopied ? 'Copied' : 'Selected')
  announce(isCopied ? `Copied ${what}.` : `Selected ${what}: copy it with the keyboard.`)
  setTimeout(() => button.firstChild?.replaceWith('Copy'), 2000)
}

/**
 * @returns whether the text was copied; in some browsers a page that was opened as a file has no
 * clipboard
 */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
