import { canonical, isDull, isOfCors } from '../header-names.js'
import { block, h } from './dom.js'
/** @import { Config, Decided, Exchange, Headers } from '../types.ts' */

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

/** @type {Readonly<Record<Decided['kind'], string>>} */
const ALLOWED = {
  preflight: 'The origin is allowed, and is told the policy.',
  actual: 'The origin is allowed to read.',
  'non-cors': 'Not a CORS request.',
}

/**
 * What the server saw and sent.
 *
 * @param {readonly Exchange[]} exchanges
 * @param {Pick<Config, 'reasons'>} config
 */
export function wireView(exchanges, { reasons }) {
  if (exchanges.length === 0) {
    return block('On the wire', h('p', {}, 'Nothing: the browser did not send it.'))
  }
  return block(
    'On the wire',
    h('ol', { class: 'wire' }, ...exchanges.map((exchange) => exchangeView(exchange, reasons))),
  )
}

/**
 * Exchanges in one line.
 *
 * @param {readonly Exchange[]} exchanges
 */
export function trace(exchanges) {
  return exchanges.map(({ method, response }) => `${method} ${response?.status ?? '–'}`).join(' → ')
}

/**
 * @param {Exchange} exchange
 * @param {Config['reasons']} reasons
 */
function exchangeView({ method, path, requestHeaders, decisions, handlerRan, response }, reasons) {
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
      ...decisions.map((decision) => decisionView(decision, reasons)),
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

/**
 * @param {Decided} decision
 * @param {Config['reasons']} reasons
 */
function decisionView({ kind, allowed, reason }, reasons) {
  const name = h('b', {}, `Policy: ${allowed ? 'allowed' : 'refused'}`)
  if (reason === null) return h('p', { class: 'allowed' }, name, h('span', {}, ALLOWED[kind]))
  const link = h('a', { href: `/docs/errors.md#${reason}` }, h('code', {}, reason))
  return h(
    'p',
    { class: allowed ? 'allowed' : 'denied' },
    name,
    ' ',
    link,
    h('span', {}, reasons[reason]),
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
