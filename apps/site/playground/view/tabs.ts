import { h } from './dom.ts'

interface Tab {
  readonly name: string
  readonly title: string
  readonly panel: readonly (Node | string)[]
}

let count = 0

/**
 * Creates tabs. The Tab key reaches one of them, and arrow keys move between them
 * (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). A choice applies to all tabs with the same
 * label.
 */
export function createTabs(
  label: string,
  tabs: readonly Tab[],
  chosen: string,
  onChoose: (name: string) => void,
): HTMLElement {
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

function nextOf(
  all: readonly HTMLButtonElement[],
  { key, target }: KeyboardEvent,
): HTMLButtonElement | undefined {
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

function choose(label: string, name: string, onChoose: (name: string) => void): void {
  onChoose(name)
  for (const root of document.querySelectorAll('[data-tabs]')) {
    if (root instanceof HTMLElement && root.dataset['tabs'] === label) mark(root, name)
  }
}

function mark(root: HTMLElement, name: string): void {
  for (const tab of root.querySelectorAll('button')) {
    if (tab.getAttribute('role') !== 'tab') continue
    const isChosen = tab.dataset['tab'] === name
    tab.setAttribute('aria-selected', String(isChosen))
    tab.tabIndex = isChosen ? 0 : -1
    const panel = root.querySelector(`#${tab.getAttribute('aria-controls')}`)
    if (panel instanceof HTMLElement) panel.hidden = !isChosen
  }
}
