import { isPreflight, type Outcome, type WireRequest } from '../lab/lab-case.ts'
import type { Deviation, Places } from './deviation.ts'

/** The observed or predicted result of a case. */
export interface Observed {
  readonly outcomes: readonly Outcome[]
  readonly wire: readonly WireRequest[]
  readonly lines: readonly string[]
}

/** Writes the part that a deviation is about, in one line. */
export function evidenceOf(
  { shown }: Deviation,
  { page, ...places }: Places,
  observed: Observed,
): string {
  const { outcomes, wire, lines } = observed
  switch (shown) {
    case 'outcome':
      return outcomes
        .map((one) => (one.allowed ? String(one.status ?? 'loaded') : 'blocked'))
        .join(', ')
    case 'console':
      return named(lines.map(reasonIn).find((line) => line !== '') ?? 'nothing', places, page)
    default:
      return wire
        .map((one) => `${asked(one)}${shown === 'wire' ? '' : ` ${nameOf(one, page)}`}`)
        .join(', ')
  }
}

function asked(request: WireRequest): string {
  const { method, requestMethod, requestHeaders } = request
  if (!isPreflight(request)) return method
  return `${method}(${[requestMethod, requestHeaders].filter(Boolean).join(' ')})`
}

function nameOf({ origin }: WireRequest, page: string): string {
  return origin === page ? 'page' : (origin ?? 'none')
}

/** Removes the frame that every console line has. */
function reasonIn(line: string): string {
  const [, reason] =
    /blocked by CORS policy: (.*)|\(Reason: (.*?)\)\.(?: |$)/.exec(line)?.filter(Boolean) ?? []
  return reason ?? line
}

/** Removes ports, because they differ from one run to the next. */
function named(line: string, places: Omit<Places, 'page'>, page: string): string {
  let text = line
  for (const [name, url] of Object.entries(places)) {
    const { host, pathname } = new URL(url)
    text = text.replaceAll(url, `{${name}}`).replaceAll(host + pathname, `{${name}}`)
  }
  return text.replaceAll(page, '{page}')
}
