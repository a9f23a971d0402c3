import { find, h } from './dom.js'
/** @import { Config } from '../types.ts' */

/**
 * What serves the API, and the choice of another.
 *
 * @param {Config} config
 */
export function showDoors({ door, doors }) {
  find('#door-package', HTMLElement).textContent = door.package
  const choice = find('#door', HTMLSelectElement)
  choice.replaceChildren(
    ...doors.map(({ name, title }) => {
      const option = h('option', { value: name }, title)
      if (name === door.name) option.setAttribute('selected', '')
      return option
    }),
  )
  // Browsers bring the last choice back when one goes back to a page.
  choice.value = door.name
  choice.addEventListener('change', () => {
    location.search = `?door=${choice.value}`
  })
}
