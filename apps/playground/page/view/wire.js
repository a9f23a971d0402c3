import { canonical, isDull, isOfCors } from '../header-names.js'
import { inWords } from '../reasons.js'
import { block, h } from './dom.js'
/** @import { Decided, Exchange, Headers } from '../types.ts' */

/** @type {Readonly<Record<number, string>>} */
const STATUS = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
}

/**
 * What the server saw and sent.
 *
 * @param {readonly Exchange[]} exchanges
 */
export function wireView(exchanges) {
  if (exchanges.length === 0) {
    return block('On the wire', h('p', {}, 'Nothing: the browser did not send it.'))
  }
  return block('On the wire', h('ol', { class: 'wire' }, ...exchanges.map(exchangeView)))
}

/**
 * Exchanges in one line.
 *
 * @param {readonly Exchange[]} exchanges
 */
export function trace(exchanges) {
  return exchanges.map(({ method, response }) => `${method} ${response?.status ?? '–'}`).join(' → ')
}

/** @param {Exchange} exchange */
function exchangeView({ method, path, requestHeaders, decisions, handlerRan, response }) {
  const preflight = decisions.some(({ kind }) => kind === 'preflight')
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'start-line sent' },
      h('b', {}, `${method} ${path}`),
      preflight && h('span', {}, ' preflight'),
    ),
    headersView(requestHeaders),
    h(
      'div',
      { class: 'decision' },
      ...decisions.map(decisionView),
      h('p', {}, handlerRan ? 'The application ran.' : 'The application did not run.'),
    ),
    h('p', { class: 'start-line answered' }, h('b', {}, statusOf(response))),
    headersView(response?.headers ?? []),
  )
}

/** @param {Exchange['response']} response */
function statusOf(response) {
  return response === null ? 'No answer' : `${response.status} ${STATUS[response.status] ?? ''}`
}

/** @param {Decided} decision */
function decisionView(decision) {
  const { allowed, reason } = decision
  return h(
    'p',
    { class: allowed ? 'allowed' : 'denied' },
    h('b', {}, `Policy: ${allowed ? 'allowed' : 'refused'}`),
    reason && h('code', {}, reason),
    h('span', {}, inWords(decision)),
  )
}

/** @param {Headers} headers */
function headersView(headers) {
  const shown = headers.filter(([name]) => !isDull(name))
  return h(
    'ul',
    { class: 'headers' },
    ...shown.map(([name, value]) =>
      h(
        'li',
        isOfCors(name) ? { class: 'cors' } : {},
        h('span', {}, `${canonical(name)}: `),
        value,
      ),
    ),
  )
}
