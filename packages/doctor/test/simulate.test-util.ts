import { array, boolean, constantFrom, option, record, tuple } from 'fast-check'
import type { HeaderList, Send } from '../src/simulate/http-message.js'
import type { SimulatedRequest } from '../src/simulate/simulated-request.js'

const PAGE = 'https://app.example.com'
const A = 'https://a.example.com/'
const B = 'https://b.example.com/'

/** Any request of a script. */
export const request = record(
  {
    origin: constantFrom(...Array.from({ length: 9 }, () => PAGE), 'null'),
    url: constantFrom(A, A, A, B, `${PAGE}/`),
    method: constantFrom('GET', 'HEAD', 'POST', 'PUT', 'patch', 'DELETE'),
    headers: array(
      constantFrom<HeaderList[number]>(
        ['X-A', '1'],
        ['Authorization', 'x'],
        ['Content-Type', 'application/json'],
        ['Content-Type', 'text/plain'],
        ['Accept', 'x'.repeat(200)],
      ),
      { maxLength: 3 },
    ),
    credentials: constantFrom<SimulatedRequest['credentials'] & string>(
      'omit',
      'same-origin',
      'include',
    ),
    mode: constantFrom<SimulatedRequest['mode'] & string>(
      ...Array.from({ length: 9 }, () => 'cors' as const),
      'no-cors',
      'same-origin',
    ),
    redirect: constantFrom<SimulatedRequest['redirect'] & string>(
      'follow',
      'follow',
      'error',
      'manual',
    ),
    useCorsPreflight: boolean(),
  },
  { requiredKeys: ['origin', 'url'] },
)

/** The first value is right, and the most frequent one. */
const line = (name: string, right: string, ...values: string[]) =>
  option(
    constantFrom(...Array.from({ length: 9 }, () => right), ...values).map(
      (value) => [name, value] as const,
    ),
    { freq: 9, nil: null },
  )

const headers = tuple(
  line('Access-Control-Allow-Origin', PAGE, PAGE, '*', '*', 'null', B, `${PAGE}/`, `${PAGE}, ${B}`),
  line('Access-Control-Allow-Credentials', 'true', 'true', 'True', 'false'),
  line('Access-Control-Allow-Methods', 'PUT, DELETE, patch', '*', 'PUT', 'P T', ''),
  line(
    'Access-Control-Allow-Headers',
    'X-A, Authorization, Content-Type, Accept',
    '*',
    'x-a',
    'a b',
  ),
  line('Access-Control-Expose-Headers', 'ETag, X-B', '*', '@'),
  line('Access-Control-Max-Age', '600', '0', '-1', 'x'),
  line('Location', B, A, `${PAGE}/`, '/next', 'data:,', 'https://u:p@b.example.com/', 'http://['),
  line('ETag', '"1"'),
).map((lines): HeaderList => lines.filter((one) => one !== null))

const response = (...statuses: number[]) => record({ status: constantFrom(...statuses), headers })

/** The response of each origin, which is always the same. */
export const answers = record({
  preflights: record({ a: response(200, 204, 204, 301, 404), b: response(200, 204, 403) }),
  actual: record({
    a: response(200, 200, 301, 303, 307, 500),
    b: response(200, 302, 401),
    page: response(200, 307),
  }),
})
export type Answers = typeof answers extends { generate(...args: never[]): { value: infer T } }
  ? T
  : never

/** Returns a function that answers each request with the response of its origin. */
export function sendOf({ preflights, actual }: Answers): Send {
  return ({ url, method, headers: sent }) => {
    const isPreflight =
      method === 'OPTIONS' && sent.some(([name]) => name === 'Access-Control-Request-Method')
    if (url.startsWith(PAGE)) return actual.page
    const from = isPreflight ? preflights : actual
    return url.startsWith(A) ? from.a : from.b
  }
}
