import { getHeader, linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Evidence, Finding } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { whoAdded } from './layers.js'

interface DoubledHeader {
  readonly name: string
  readonly severity: Finding['severity']
  readonly consequence: string
}

/** What the standard makes of a header that came twice. Lists are joined, and are only a sign of two layers. */
const HEADERS: readonly DoubledHeader[] = [
  {
    name: 'Access-Control-Allow-Origin',
    severity: 'error',
    consequence:
      'browsers accept one value, and take several for none, even where they are the same',
  },
  {
    name: 'Access-Control-Allow-Credentials',
    severity: 'error',
    consequence: 'together they are not "true", so that no request with credentials can be read',
  },
  {
    name: 'Access-Control-Max-Age',
    severity: 'warning',
    consequence: 'browsers take several for none, and ask again after five seconds',
  },
  ...['Methods', 'Headers'].map((list) => ({
    name: `Access-Control-Allow-${list}`,
    severity: 'info' as const,
    consequence: 'the lists are joined, so that one layer allows what the other does not',
  })),
  {
    name: 'Access-Control-Expose-Headers',
    severity: 'info',
    consequence: 'the lists are joined, so that one layer exposes what the other does not',
  },
]

/**
 * Each header that came twice in any answer, once.
 *
 * @param known a header that another finding is about
 */
export function checkDoubledHeaders(
  request: SimulatedRequest,
  answers: readonly Evidence[],
  known: string | null,
): readonly Finding[] {
  return HEADERS.flatMap(({ name, severity, consequence }) => {
    if (name === known) return []
    const found = answers.find(({ response }) => isDoubled(response.headers, name))
    if (found === undefined) return []
    const { headers } = found.response
    return [
      {
        code: 'doubled-header' as const,
        severity,
        message: `${name} came twice (${getHeader(headers, name)}): ${consequence}. ${whoAdded(headers)}`,
        evidence: [found],
        fix: 'Let one layer add CORS headers, the one that knows which origins are allowed, and take them out of the others.',
        fixes: fixesAtHand(request, headers),
      },
    ]
  })
}

/** In two lines, or, where there can only be one value, in one line that a proxy made of two. */
function isDoubled(headers: HeaderList, name: string): boolean {
  if (linesOf(headers, name).length > 1) return true
  const isList = name.endsWith('s') && !name.endsWith('Credentials')
  const values = (getHeader(headers, name) ?? '').split(',').map((value) => value.trim())
  // A list of origins in one line is one layer's mistake, and not two layers.
  const isWritten =
    name.endsWith('Origin') && new Set(values).size === values.length && !values.includes('*')
  return !isList && values.length > 1 && !isWritten
}
