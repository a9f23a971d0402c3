import type { Page } from '@webcors-labs/testing/pages'
import type { Seen, Servers } from './servers.ts'

/** One thing that a page tries. */
export interface Attempt {
  /** The person or program that tries it, for the first column. */
  readonly who: string
  /** What the page writes. `url` is the API's URL, `proxy` the one of the stranger's proxy. */
  readonly code: string
  /** The path of `url`. */
  readonly path?: string
}

/** What of the answer of axios is shown. */
interface AxiosResponse {
  readonly status: number
  readonly data: unknown
  readonly headers: Readonly<Record<string, unknown>>
}

/** What came of an attempt, for a row of the table. */
export interface Outcome {
  readonly got: string
  readonly saw: string
}

/** Has the page run the code, and says what its script got and what the servers saw. */
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
  /** Loads a script, and says what it called `show` with. */
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
    // oxlint-disable-next-line typescript/no-implied-eval -- the code is in the table as it is run
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

/** The headers that say what a server learns. */
const TELLING = ['access-control-request-headers', 'content-type', 'authorization', 'cookie']

function line({ by, method, path, headers, status }: Seen): string {
  const told = TELLING.flatMap((name) => {
    const value = headers[name]
    return value === undefined || value === '' ? [] : [`\`${name}: ${String(value)}\``]
  })
  const who = by === 'stranger' ? 'the proxy: ' : ''
  return [`${who}\`${method} ${path}\``, ...told, `answered ${status}`].join(', ')
}

/** Ports differ from run to run. */
function withoutPorts(text: string): string {
  return text.replaceAll(/(?<=example\.\w+):\d+/g, '')
}
