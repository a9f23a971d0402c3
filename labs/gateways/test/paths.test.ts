import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linesOf, type RawResponse, sendRaw } from '@webcors/conformance'
import { APACHE } from '../src/apache.ts'
import type { Gateway } from '../src/gateway.ts'
import { isInstalled } from '../src/gateways.ts'
import { DOTTED, OTHER_PATHS, SPELLINGS } from '../src/spellings.ts'
import { type RunningGateway, startExported } from '../src/start-exported.ts'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const LIMITED = APACHE.filter(({ exportOptions }) => exportOptions?.path !== undefined)

for (const gateway of LIMITED) {
  // The server is not installed here: .ci/run installs it from Debian.
  describe.skipIf(!isInstalled(gateway))(`a policy for a path on ${gateway.name}`, () => {
    let running: RunningGateway
    // The application allows every origin and every request, wherever it is.
    const application = createServer((_, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('application')
    })
    beforeAll(async () => {
      await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve))
      const { port } = application.address() as AddressInfo
      const limited: Gateway = { ...gateway, exportOptions: { name: 'api', path: '/api/' } }
      const policy = { origin: [APP], credentials: true, crossOriginProtection: true }
      running = await startExported(limited, policy, port)
    })
    afterAll(async () => {
      await running.close()
      application.close()
      application.closeAllConnections()
    })

    const send = (method: string, path: string, origin: string): Promise<RawResponse> =>
      sendRaw(
        running.url,
        {
          method,
          path,
          headers: [
            ['Origin', origin],
            ['Sec-Fetch-Site', 'cross-site'],
            ...(method === 'OPTIONS' ? [['Access-Control-Request-Method', 'POST'] as const] : []),
          ],
        },
        10,
      )
    const allowed = (response: RawResponse): readonly string[] =>
      linesOf(response, 'Access-Control-Allow-Origin')

    // Titles have the start of a path, because some paths are as long as a request line may be.
    test.each([...SPELLINGS, ...DOTTED].map((path) => ({ path, start: path.slice(0, 60) })))(
      'Apache applies the policy for /api/ to $start',
      async ({ path }) => {
        const [post, preflight, get] = [
          await send('POST', path, EVIL),
          await send('OPTIONS', path, EVIL),
          await send('GET', path, EVIL),
        ]
        // Apache itself answers some of them with 404.
        expect([post.body, preflight.body]).not.toContain('application')
        expect([post, preflight, get].flatMap(allowed)).toEqual([])
        expect(linesOf(get, 'Vary').join()).toMatch(/origin/i)
        const permitted = allowed(await send('GET', path, APP))
        expect(permitted).toEqual(DOTTED.includes(path) ? [] : [APP])
      },
    )

    test.each(OTHER_PATHS)('Apache does not apply the policy for /api/ to %s', async (path) => {
      const response = await send('POST', path, EVIL)
      expect([response.status, response.body, allowed(response)]).toEqual([
        200,
        'application',
        ['*'],
      ])
    })
  })
}
