import type { HeaderList, ResponseMessage } from '../src/simulate/http-message.js'
import type { Reason } from '../src/simulate/reason.js'
import type { SimulatedRequest } from '../src/simulate/simulated-request.js'

export const PAGE = 'https://app.example.com'
export const API = 'https://api.example.com/orders'

/** A request that fails for one reason, with the response to it. */
export interface FailingCase {
  readonly request: SimulatedRequest
  readonly answer: ResponseMessage
  /** The response to preflights, if it differs. */
  readonly preflight?: ResponseMessage
}

type Line = readonly [name: string, value: string]

const ORIGIN: Line = ['Access-Control-Allow-Origin', PAGE]
const CREDENTIALS: Line = ['Access-Control-Allow-Credentials', 'true']
const say = (value: string): Line => ['Access-Control-Allow-Origin', value]

const get = (headers: HeaderList, more: Partial<SimulatedRequest> = {}): FailingCase => ({
  request: { origin: PAGE, url: API, ...more },
  answer: { status: 200, headers },
})
const put = (status: number, ...headers: Line[]): FailingCase => ({
  request: { origin: PAGE, url: API, method: 'PUT', headers: [['X-Cart', '1']] },
  answer: { status, headers },
})
const redirect = (location: string, more: Partial<SimulatedRequest> = {}): FailingCase => ({
  request: { origin: PAGE, url: API, ...more },
  answer: { status: 302, headers: [ORIGIN, ['Location', location]] },
  preflight: { status: 204, headers: [ORIGIN, ['Access-Control-Allow-Methods', 'POST']] },
})

/** One case for each reason for which a browser keeps a response from a page, or sends no request. */
export const FAILING_CASES: Readonly<Partial<Record<Reason, FailingCase>>> = {
  'missing-allow-origin': get([]),
  'allow-origin-mismatch': get([say('https://www.example.com')]),
  'invalid-allow-origin': get([say('app.example.com')]),
  'multiple-allow-origin': get([ORIGIN, ORIGIN]),
  'wildcard-with-credentials': get([say('*')], { credentials: 'include' }),
  'allow-credentials-not-true': get([ORIGIN], { credentials: 'include' }),
  'preflight-header-not-allowed': put(204, ORIGIN, ['Access-Control-Allow-Methods', 'PUT']),
  'preflight-method-not-allowed': put(204, ORIGIN, ['Access-Control-Allow-Headers', 'X-Cart']),
  'preflight-invalid-allow-methods': put(204, ORIGIN, [
    'Access-Control-Allow-Methods',
    'GET; POST',
  ]),
  'preflight-invalid-allow-headers': put(
    204,
    ORIGIN,
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'X Cart'],
  ),
  'preflight-status-not-ok': put(404, ORIGIN),
  'preflight-redirect': put(301, ORIGIN, ['Location', `${API}/`]),
  'redirect-with-credentials-in-url': redirect('https://user:secret@api.example.com/'),
  'redirect-not-http': redirect('data:,'),
  'redirect-invalid-location': redirect('https://['),
  'redirect-refused': redirect('/next', { redirect: 'error' }),
  'redirect-with-streamed-body': redirect('/next', {
    method: 'POST',
    body: '…',
    isStreamed: true,
  }),
  'too-many-redirects': redirect('/orders'),
  'mixed-content': get([ORIGIN], { url: 'http://api.example.com/orders' }),
  'local-network-access': get([ORIGIN], { url: 'https://192.168.0.1/' }),
  'scheme-not-http': get([ORIGIN], { url: 'file:///orders.json' }),
  'mode-same-origin': get([ORIGIN, CREDENTIALS], { mode: 'same-origin' }),
}
