import { request } from 'node:http'

/** A response with its header lines as received. */
export interface Answer {
  readonly status: number
  readonly lines: readonly (readonly [string, string])[]
}

/** Sends a request over a socket, without code of this package. */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers,
      agent: false,
      timeout: 10_000,
    })
    sent.on('response', (response) => {
      const lines: [string, string][] = []
      for (let at = 0; at < response.rawHeaders.length; at += 2) {
        lines.push([
          (response.rawHeaders[at] ?? '').toLowerCase(),
          response.rawHeaders[at + 1] ?? '',
        ])
      }
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, lines }))
    })
    sent.on('timeout', () => sent.destroy(new Error('No answer in 10 seconds')))
    sent.on('error', reject)
    sent.end()
  })
}

const valuesOf = ({ lines }: Answer, name: string): string[] =>
  lines.filter(([one]) => one === name).map(([, value]) => value)
const namesIn = (answer: Answer, name: string): string[] =>
  valuesOf(answer, name).flatMap((value) =>
    value
      .toLowerCase()
      .split(',')
      .map((one) => one.trim()),
  )

/** Finds the objections of a browser, as one sentence for each. */
export async function objections(
  port: number,
  origin: string,
  isCredentialed: boolean,
): Promise<readonly string[]> {
  const found: string[] = []
  const denied = await ask(port, 'GET', '/orders', { Origin: 'https://evil.example' })
  // A response that is the same for every page needs no Vary.
  const isConstant = valuesOf(denied, 'access-control-allow-origin').join() === origin
  const say = (what: string, isRight: boolean): void => void (isRight || found.push(what))
  const checkReadable = (what: string, answer: Answer): void => {
    const allowed = valuesOf(answer, 'access-control-allow-origin')
    say(
      `${what}: Allow-Origin is ${JSON.stringify(allowed)}`,
      allowed.length === 1 && allowed[0] === origin,
    )
    const credentials = valuesOf(answer, 'access-control-allow-credentials')
    say(
      `${what}: Allow-Credentials is ${JSON.stringify(credentials)}`,
      isCredentialed ? credentials.join() === 'true' : credentials.length <= 1,
    )
    say(`${what}: Vary lacks Origin`, isConstant || namesIn(answer, 'vary').includes('origin'))
  }
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    const preflight = await ask(port, 'OPTIONS', '/orders', {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'x-cart',
    })
    const what = `preflight for ${method}`
    say(`${what}: status ${preflight.status}`, preflight.status >= 200 && preflight.status < 300)
    checkReadable(what, preflight)
    const methods = namesIn(preflight, 'access-control-allow-methods')
    say(
      `${what}: Allow-Methods is ${methods.join()}`,
      method === 'GET' ||
        methods.includes(method.toLowerCase()) ||
        (methods.includes('*') && !isCredentialed),
    )
    const headers = namesIn(preflight, 'access-control-allow-headers')
    say(
      `${what}: Allow-Headers is ${headers.join()}`,
      headers.includes('x-cart') || (headers.includes('*') && !isCredentialed),
    )
    const actual = await ask(port, method, '/orders', { Origin: origin, 'X-Cart': '1' })
    say(`${method}: status ${actual.status}`, actual.status === 200)
    checkReadable(method, actual)
  }
  for (const [path, status] of [
    ['/missing', 404],
    ['/fails', 500],
  ] as const) {
    const answer = await ask(port, 'GET', path, { Origin: origin })
    say(`${path}: status ${answer.status}`, answer.status === status)
    checkReadable(path, answer)
  }
  const allowed = valuesOf(denied, 'access-control-allow-origin')
  say(
    `a page of another origin: Allow-Origin is ${allowed.join()}`,
    !allowed.includes('*') && !allowed.includes('https://evil.example'),
  )
  return found
}
