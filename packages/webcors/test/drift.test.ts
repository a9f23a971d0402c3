import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createCors } from '@webcors/core'
import { main } from '../src/main.js'
import { serve, writeModule, writePolicy } from './folder.test-util.js'
import { APP, json } from './main.test-util.js'

const OPTIONS = { origin: APP, methods: ['PUT'], allowedHeaders: ['X-A'] } as const
const module = (): string => writeModule(`export default ${JSON.stringify(OPTIONS)}`)

/** Starts a server that applies the decisions of core, with changed headers. */
function serving(
  change: (headers: Map<string, string>, origin: string | null) => void,
): Promise<string> {
  const policy = createCors(OPTIONS)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const header = (name: string): string | null => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : null
    }
    const origin = header('origin')
    const decision = await policy.decide({
      method: request.method ?? 'GET',
      origin,
      requestMethod: header('access-control-request-method'),
      requestHeaders: header('access-control-request-headers'),
    })
    const headers = new Map(decision.headers)
    headers.set('Vary', decision.vary.join(', '))
    change(headers, origin)
    response.writeHead(decision.status ?? 200, [...headers].flat())
    response.end()
  }
  return serve((request, response) => void answer(request, response))
}

describe('drift', () => {
  test('reports "equal" for a server that follows the policy', async () => {
    const { stdout, exitCode } = await main(['drift', await serving(() => {}), module()])
    expect(stdout).toMatch(/^Equal: browsers and caches notice no difference/)
    expect(exitCode).toBe(0)
  })

  test('reads the options from a policy that the module exports', async () => {
    const path = writePolicy(`{ ...${JSON.stringify(OPTIONS)}, crossOriginProtection: true }`)
    const { stdout, exitCode } = await main(['drift', await serving(() => {}), path])
    expect(stdout).toMatch(/^Equal: /)
    expect(stdout).toMatch(/^crossOriginProtection was not judged: /m)
    expect(exitCode).toBe(0)
  })

  test('reports "wider" for a server that reflects every origin, and names one', async () => {
    const url = await serving((headers, origin) => {
      if (origin !== null) headers.set('Access-Control-Allow-Origin', origin)
    })
    const { stdout, exitCode } = await main(['drift', url, module()])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^Wider: /)
    expect(stdout).toContain('https://stranger.invalid (an unrelated origin) is allowed.')
  })

  test('prints the findings as JSON and as SARIF', async () => {
    const url = await serving((headers) => headers.delete('Vary'))
    const found = await json<{ verdict: string; findings: { code: string }[] }>(
      'drift',
      url,
      module(),
    )
    expect(found.verdict).toBe('cache')
    expect(found.findings.map(({ code }) => code)).toContain('vary-missing')
    const { stdout } = await main(['drift', url, module(), '--sarif'])
    expect(stdout).toContain('"ruleId": "vary-missing"')
  })

  test('ignores the known differences of the target', async () => {
    const url = await serving((headers) => headers.delete('Vary'))
    const { stdout, exitCode } = await main(['drift', url, module(), '--target', 'envoy'])
    expect(stdout).toMatch(/^Equal/)
    expect(exitCode).toBe(0)
  })

  test('sends the origins of --origin', async () => {
    const old = 'https://old.example.net'
    const url = await serving((headers, origin) => {
      if (origin === old) headers.set('Access-Control-Allow-Origin', origin)
    })
    expect((await main(['drift', url, module()])).exitCode).toBe(0)
    const { stdout, exitCode } = await main(['drift', url, module(), '--origin', old])
    expect(stdout).toContain(`${old} (an origin that you gave) is allowed.`)
    expect(exitCode).toBe(1)
  })

  test('exits with 3 if the server cannot be reached', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    await new Promise((resolve) => server.close(resolve))
    const { stderr, exitCode } = await main(['drift', `http://127.0.0.1:${port}/`, module()])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('the connection was refused')
  })

  test.each([
    [['drift'], 'Give the URL and the module'],
    [['drift', 'ftp://x/', 'm.mjs'], 'it must be an http or https URL'],
  ])('exits with 2 for the wrong arguments %j', async (args, message) => {
    const { stderr, exitCode } = await main(args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })

  test('exits with 2 for an unknown target and for a predicate', async () => {
    const target = await main(['drift', 'http://127.0.0.1:9/', module(), '--target', 'iis'])
    expect([target.exitCode, target.stderr]).toEqual([2, expect.stringContaining('no such target')])
    const path = writeModule('export default { origin: () => true }')
    const predicate = await main(['drift', 'http://127.0.0.1:9/', path])
    expect(predicate.stderr).toContain('a configuration cannot call your function')
  })
})
