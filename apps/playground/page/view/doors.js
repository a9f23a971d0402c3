import { copyableCode } from './code.js'
import { find, h } from './dom.js'
/** @import { Config } from '../types.ts' */

/**
 * The choice of what serves the API: radio buttons, so that arrow keys go from one to the next.
 *
 * @param {Config} config
 * @param {(name: string) => void} onChoose
 */
export function createDoors({ door, doors }, onChoose) {
  const buttons = doors.map(({ name, title }) => {
    const radio = h('input', { type: 'radio', name: 'door', value: name })
    radio.checked = name === door.name
    radio.addEventListener('change', () => onChoose(name))
    return h('label', {}, radio, h('span', {}, title))
  })
  find('#doors', HTMLElement).append(h('div', { class: 'choices' }, ...buttons))
}

/**
 * Where the requests go, and what one writes there.
 *
 * @param {Config} config
 */
export function showDoor({ page, api, door, quickStart }) {
  find('.page-origin', HTMLElement).textContent = page
  find('.api-origin', HTMLElement).textContent = api
  find('.door-title', HTMLElement).textContent = door.title
  find('#quick-start', HTMLElement).replaceChildren(
    copyableCode(`npm install ${door.packages.join(' ')}`, 'the command'),
    copyableCode(quickStart, 'the code'),
  )
}
