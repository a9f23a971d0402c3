import type { Page } from '@webcors-labs/testing/pages'
import type { Seen, Servers } from './servers.ts'

/** An attempt of a page to read a response. */
export interface Attempt {
  /** The person or program that makes the attempt, for the first column. */
  readonly who: string
  /**
   * The code that runs in the page. `url` is the URL of the API, and `proxy` the URL of the third
   * party's proxy.
   */
  readonly code: string
  /** The path in `url`. */
  readonly path?: string
}

/** The parts of a response of axios that the table shows. */
interface AxiosResponse {
  readonly status: number
  readonly data: unknown
  readonly headers: Readonly<Record<string, unknown>>
}

/** The result of an attempt, for a row of the table. */
export interface Outcome {
  readonly got: string
  readonly saw: string
}

/**
 * Runs the code in the page, and describes the result of the script and the requests at the
 * servers.
 */
export async function attempt(
  page: Page,
  servers: Servers,
  { code, path = '/orders' }: Attempt,
): Promise<Outcome> {
  servers.take()
  await page.context().clearCookies()
  const names = { url: servers.api + path, proxy: servers.proxy }
  const got = await page.evaluate(runInPage, [code, names] as const)
  return { got: withoutPorts(got), saw: withoutPorts(servers.take().map(line).join('<br>')) }
}

async function runInPage([code, names]: readonly [
  string,
  Readonly<Record<string, string>>,
]): Promise<string> {
  /** Loads a script, and describes the values that the script passed to `show`. */
  const script = (url: string): Promise<string> =>
    new Promise((resolve) => {
      const shown: string[] = []
      Object.assign(window, { show: (value: unknown) => shown.push(JSON.stringify(value)) })
      const element = document.createElement('script')
      element.addEventListener('error', () => resolve('an error event, and no data'))
      element.addEventListener('load', () => {
        resolve(
          shown.length === 0
            ? 'nothing'
            : `\`show\` was called with ${shown.map((text) => `\`${text}\``).join(', then ')}`,
        )
      })
      element.src = url
      document.head.append(element)
    })
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- the table shows the same code
    const run = new Function('script', ...Object.keys(names), `return ${code}`) as (
      ...values: readonly unknown[]
    ) => Promise<Response | AxiosResponse | string>
    const result = await run(script, ...Object.values(names))
    if (typeof result === 'string') return result
    if ('data' in result) {
      const { status, data, headers } = result
      const total = JSON.stringify(headers['x-total'])
      return `status ${status}, \`${JSON.stringify(data)}\`, \`headers['x-total']\` is \`${total}\``
    }
    const { type, status } = result
    const body = await result.text()
    return `type \`${type}\`, status ${status}, ${body === '' ? 'an empty body' : `\`${body}\``}`
  } catch (error) {
    const { code, response } = error as { readonly code?: string; readonly response?: object }
    const more =
      code === undefined ? '' : `, \`code\` is \`${code}\`, \`response\` is \`${typeof response}\``
    return `\`${String(error)}\`${more}`
  }
}

/** The headers that show the information that a server gets. */
const REVEALING = ['access-control-request-headers', 'content-type', 'authorization', 'cookie']

function line({ by, method, path, headers, status }: Seen): string {
  const values = REVEALING.flatMap((name) => {
    const value = headers[name]
    return value === undefined || value === '' ? [] : [`\`${name}: ${String(value)}\``]
  })
  const who = by === 'stranger' ? 'the proxy: ' : ''
  return [`${who}\`${method} ${path}\``, ...values, `answered ${status}`].join(', ')
}

/** Removes ports, which differ from run to run. */
function withoutPorts(text: string): string {
  return text.replaceAll(/(?<=example\.\w+):\d+/g, '')
}
