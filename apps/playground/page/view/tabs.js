import { h } from './dom.js'

let count = 0

/**
 * Tabs: one stop for the Tab key, and arrow keys between them (WAI-ARIA, "Tabs pattern"). What is chosen
 * in one place is chosen in all that have tabs of the same label.
 *
 * @param {string} label
 * @param {readonly { name: string, title: string, panel: readonly (Node | string)[] }[]} tabs
 * @param {string} chosen
 * @param {(name: string) => void} onChoose
 */
export function createTabs(label, tabs, chosen, onChoose) {
  const list = h('div', { role: 'tablist', 'aria-label': label })
  const root = h('div', { class: 'tabs', 'data-tabs': label }, list)
  for (const { name, title, panel } of tabs) {
    const id = `tab-${++count}`
    const ids = { id, 'aria-controls': `${id}-panel` }
    const tab = h('button', { type: 'button', role: 'tab', 'data-tab': name, ...ids }, title)
    tab.addEventListener('click', () => choose(label, name, onChoose))
    list.append(tab)
    const panelIds = { id: `${id}-panel`, 'aria-labelledby': id }
    root.append(h('div', { role: 'tabpanel', tabindex: '0', ...panelIds }, ...panel))
  }
  list.addEventListener('keydown', (event) => {
    const all = [...list.querySelectorAll('button')]
    const next = nextOf(all, event)
    if (next === undefined) return
    event.preventDefault()
    choose(label, next.dataset['tab'] ?? '', onChoose)
    next.focus()
  })
  mark(root, chosen)
  return root
}

/**
 * @param {readonly HTMLButtonElement[]} all
 * @param {KeyboardEvent} event
 */
function nextOf(all, { key, target }) {
  const at = all.findIndex((tab) => tab === target)
  switch (key) {
    case 'ArrowRight':
      return all[(at + 1) % all.length]
    case 'ArrowLeft':
      return all.at(at - 1)
    case 'Home':
      return all[0]
    case 'End':
      return all.at(-1)
    default:
      return undefined
  }
}

/**
 * @param {string} label
 * @param {string} name
 * @param {(name: string) => void} onChoose
 */
function choose(label, name, onChoose) {
  onChoose(name)
  for (const root of document.querySelectorAll('[data-tabs]')) {
    if (root instanceof HTMLElement && root.dataset['tabs'] === label) mark(root, name)
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function mark(root, name) {
  for (const tab of root.querySelectorAll('button')) {
    if (tab.getAttribute('role') !== 'tab') continue
    const isChosen = tab.dataset['tab'] === name
    tab.setAttribute('aria-selected', String(isChosen))
    tab.tabIndex = isChosen ? 0 : -1
    const panel = root.querySelector(`#${tab.getAttribute('aria-controls')}`)
    if (panel instanceof HTMLElement) panel.hidden = !isChosen
  }
}
