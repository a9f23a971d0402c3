import { getHeader, linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Evidence, Finding } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { describeLayers } from './layers.js'

interface DoubledHeader {
  readonly name: string
  readonly severity: Finding['severity']
  /** The effect on the page. It continues "the header came twice:". */
  readonly consequence: string
}

/**
 * The effect of each CORS header that came twice. Browsers join lists, so a doubled list is not an
 * error: it only shows that two layers add CORS headers.
 *
 * @see https://fetch.spec.whatwg.org/#http-responses
 */
const HEADERS: readonly DoubledHeader[] = [
  {
    name: 'Access-Control-Allow-Origin',
    severity: 'error',
    consequence:
      'browsers accept only one value, and block the response if there are several, even equal ones',
  },
  {
    name: 'Access-Control-Allow-Credentials',
    severity: 'error',
    consequence:
      'browsers join the values, and the result is not "true", so that no response to a request with credentials can be read',
  },
  {
    name: 'Access-Control-Max-Age',
    severity: 'warning',
    consequence: 'browsers ignore several values, and send a new preflight after five seconds',
  },
  ...['Methods', 'Headers'].map((list) => ({
    name: `Access-Control-Allow-${list}`,
    severity: 'info' as const,
    consequence:
      'browsers join the lists, so that one layer allows names that the other layer does not',
  })),
  {
    name: 'Access-Control-Expose-Headers',
    severity: 'info',
    consequence:
      'browsers join the lists, so that one layer exposes names that the other layer does not',
  },
]

/**
 * Reports each header that came twice in any response, once.
 *
 * @param known the header that another finding reports already; `null` if there is none
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
        message: `${name} came twice (${getHeader(headers, name)}): ${consequence}. ${describeLayers(headers)}`,
        evidence: [found],
        fix: 'Let one layer add CORS headers, the one that knows which origins are allowed, and remove them from the others.',
        fixes: fixesForServer(request, headers),
      },
    ]
  })
}

/**
 * Whether a header has two lines. A proxy may join both lines into one, which shows only if a
 * single value is allowed.
 */
function isDoubled(headers: HeaderList, name: string): boolean {
  if (linesOf(headers, name).length > 1) return true
  const isList = name.endsWith('s') && !name.endsWith('Credentials')
  const values = (getHeader(headers, name) ?? '').split(',').map((value) => value.trim())
  // Different origins in one line are a list that one layer wrote, and not the headers of two
  // layers.
  const isListOfOrigins =
    name.endsWith('Origin') && new Set(values).size === values.length && !values.includes('*')
  return !isList && values.length > 1 && !isListOfOrigins
}
