import { REASONS } from 'webcors-site:reasons'
import { docsUrl } from '../docs-url.ts'
import { canonical, isDull, isOfCors } from '../model/header-names.ts'
import type { Decided, Exchange } from '../types.ts'
import { block, h } from './dom.ts'

const STATUS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  302: 'Found',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
}

const ALLOWED: Readonly<Record<Decided['kind'], string>> = {
  preflight: 'The origin is allowed, and the answer holds the whole policy.',
  actual: 'The origin is allowed to read.',
  'non-cors': 'Not a CORS request.',
}

/** Shows the requests that the server received, and the responses that it sent. */
export function wireView(exchanges: readonly Exchange[]): HTMLElement {
  if (exchanges.length === 0) {
    return block('On the wire', h('p', {}, 'Nothing: the browser did not send it.'))
  }
  return block('On the wire', h('ol', { class: 'wire' }, ...exchanges.map(exchangeView)))
}

/** Writes exchanges on one line. */
export function trace(exchanges: readonly Exchange[]): string {
  return exchanges.map(({ method, response }) => `${method} ${response?.status ?? '–'}`).join(' → ')
}

function exchangeView(exchange: Exchange): HTMLElement {
  const { method, path, requestHeaders, decisions, handlerRan, response } = exchange
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

function statusOf(response: Exchange['response']): string {
  return response === null ? 'No answer' : `${response.status} ${STATUS[response.status] ?? ''}`
}

function decisionView({ kind, allowed, reason }: Decided): HTMLElement {
  const name = h('b', {}, `Policy: ${allowed ? 'allowed' : 'refused'}`)
  if (reason === null) return h('p', { class: 'allowed' }, name, h('span', {}, ALLOWED[kind]))
  const link = h('a', { href: docsUrl(`errors/${reason}.html`) }, h('code', {}, reason))
  const sentence = h('span', {}, REASONS[reason])
  return h('p', { class: allowed ? 'allowed' : 'denied' }, name, ' ', link, sentence)
}

function headersView(headers: Exchange['requestHeaders']): HTMLElement {
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
