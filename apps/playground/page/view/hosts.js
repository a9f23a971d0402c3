import { copyableCode } from '@webcors-apps/site/playground/view/code'
import { find, h } from '@webcors-apps/site/playground/view/dom'
/** @import { Config } from '../types.ts' */

/**
 * Creates the choice of the host that serves the API: radio buttons, so that arrow keys move
 * between them.
 *
 * @param {Config} config
 * @param {(name: string) => void} onChoose
 */
export function createHosts({ host, hosts }, onChoose) {
  const buttons = hosts.map(({ name, title }) => {
    const radio = h('input', { type: 'radio', name: 'host', value: name })
    radio.checked = name === host.name
    radio.addEventListener('change', () => onChoose(name))
    return h('label', {}, radio, h('span', {}, title))
  })
  find('#hosts', HTMLElement).append(h('div', { class: 'choices' }, ...buttons))
}

/**
 * Shows the URLs that the requests go to, and the code that a user writes on the chosen host.
 *
 * @param {Config} config
 */
export function showHost({ page, api, host, quickStart }) {
  find('.page-origin', HTMLElement).textContent = page
  find('.api-origin', HTMLElement).textContent = api
  find('.host-title', HTMLElement).textContent = host.title
  find('#quick-start', HTMLElement).replaceChildren(
    copyableCode(`npm install ${host.packages.join(' ')}`, 'the command'),
    copyableCode(quickStart, 'the code'),
  )
}
