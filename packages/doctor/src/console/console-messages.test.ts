import { expect, test } from 'vitest'
import { consoleMessages } from './console-messages.js'
import type { ResponseMessage } from '../simulate/http-message.js'
import type { Engine } from '../tables/message-template.js'
import { simulate } from '../simulate/simulate.js'

// The lines were printed by Chromium 156, Firefox ESR 153 and WebKitGTK 2.50.
const ORIGIN = 'http://127.0.0.1:4001'
const URL_OF = 'http://127.0.0.1:4002/x'
const REQUEST = { origin: ORIGIN, url: URL_OF, headers: [['X-Custom', '1']] } as const
const ACCESS = `Access to fetch at '${URL_OF}' from origin '${ORIGIN}' has been blocked by CORS policy: `
const PREFLIGHT = "Response to preflight request doesn't pass access control check: "
const SAME = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL_OF}. (Reason: `
const FAILED = `${SAME}CORS request did not succeed). Status code: (null).`
const CANNOT = `Fetch API cannot load ${URL_OF} due to access control checks.`

const allow = (value: string, ...more: [string, string][]): ResponseMessage['headers'] => [
  ['Access-Control-Allow-Origin', value],
  ...more,
]

const ROWS: readonly {
  readonly name: string
  readonly preflight: ResponseMessage
  readonly credentials?: 'include'
  readonly lines: Readonly<Record<Engine, readonly string[]>>
}[] = [
  {
    name: 'a preflight response without Access-Control-Allow-Origin',
    preflight: { status: 204, headers: [] },
    lines: {
      chromium: [
        `${ACCESS}${PREFLIGHT}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      ],
      firefox: [
        `${SAME}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.`,
        FAILED,
      ],
      webkit: [
        `Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin. Status code: 204`,
        CANNOT,
      ],
    },
  },
  {
    name: 'a preflight response that allows another origin',
    preflight: { status: 204, headers: allow('http://other.example') },
    lines: {
      chromium: [
        `${ACCESS}${PREFLIGHT}The 'Access-Control-Allow-Origin' header has a value 'http://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
      ],
      firefox: [
        `${SAME}CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://other.example’).`,
        FAILED,
      ],
      webkit: [
        `Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin. Status code: 204`,
        CANNOT,
      ],
    },
  },
  {
    name: 'a preflight response that does not list the header',
    preflight: { status: 204, headers: allow('*') },
    lines: {
      chromium: [
        `${ACCESS}Request header field x-custom is not allowed by Access-Control-Allow-Headers in preflight response.`,
      ],
      firefox: [
        `${SAME}header ‘x-custom’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
        FAILED,
      ],
      webkit: [
        'Request header field X-Custom is not allowed by Access-Control-Allow-Headers.',
        CANNOT,
      ],
    },
  },
  {
    name: 'a preflight response with status 500',
    preflight: { status: 500, headers: allow('*') },
    lines: {
      chromium: [`${ACCESS}${PREFLIGHT}It does not have HTTP ok status.`],
      firefox: [`${SAME}CORS preflight response did not succeed). Status code: 500.`, FAILED],
      webkit: ['Preflight response is not successful. Status code: 500', CANNOT],
    },
  },
  {
    name: 'a preflight response that redirects',
    preflight: { status: 302, headers: allow('*', ['Location', '/y']) },
    lines: {
      chromium: [`${ACCESS}${PREFLIGHT}Redirect is not allowed for a preflight request.`],
      firefox: [
        `${SAME}CORS request external redirect not allowed).`,
        `${SAME}CORS preflight response did not succeed). Status code: 302.`,
        FAILED,
      ],
      webkit: ['Preflight response is not successful. Status code: 302', CANNOT],
    },
  },
  {
    name: 'a wildcard origin in the response to a request with credentials',
    preflight: { status: 204, headers: allow('*') },
    credentials: 'include',
    lines: {
      chromium: [
        `${ACCESS}${PREFLIGHT}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
      ],
      firefox: [
        `${SAME.replace(URL_OF, `‘${URL_OF}’`)}Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
        FAILED,
      ],
      webkit: [
        'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
        CANNOT,
      ],
    },
  },
]

test.each(ROWS)(
  'prints the lines of each engine for $name',
  async ({ preflight, lines, credentials }) => {
    const request = { ...REQUEST, ...(credentials && { credentials }) }
    const simulation = await simulate(request, () => preflight)
    for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
      expect(consoleMessages(request, simulation, engine)).toEqual(lines[engine])
    }
  },
)
