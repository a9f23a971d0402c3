import { existsSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linesOf, type RawResponse, sendRaw } from '@webcors/conformance'
import { IS_FULL } from '../src/gateways.ts'
import { DOTTED, PARTS, SPELLINGS } from '../src/spellings.ts'
import { startSite } from '../src/start-site.ts'
import { WHOLE_SITES } from '../src/whole-sites.ts'

const APP = 'https://app.example.com'
const TWO = 'https://two.example.com'
const EVIL = 'https://evil.example'

for (const site of WHOLE_SITES) {
  // The server is not installed here: .ci/run installs it from Debian.
  describe.skipIf(!existsSync(site.program))(`a whole site on ${site.target}`, () => {
    let running: Awaited<ReturnType<typeof startSite>>
    beforeAll(async () => {
      running = await startSite(site)
    })
    afterAll(() => running.close())

    const get = (
      path: string,
      origin?: string,
      more: [string, string][] = [],
    ): Promise<RawResponse> => {
      const headers: [string, string][] = origin === undefined ? [] : [['Origin', origin]]
      return sendRaw(running.url, { method: 'GET', path, headers: [...headers, ...more] }, 10)
    }
    const preflight = (path: string, origin: string): Promise<RawResponse> =>
      sendRaw(
        running.url,
        {
          method: 'OPTIONS',
          path,
          headers: [
            ['Origin', origin],
            ['Access-Control-Request-Method', 'PUT'],
          ],
        },
        10,
      )
    const allowed = (response: RawResponse): readonly string[] =>
      linesOf(response, 'Access-Control-Allow-Origin')
    const varies = (response: RawResponse): boolean =>
      /\borigin\b/i.test(linesOf(response, 'Vary').join())

    test('the site applies two policies to two paths', async () => {
      expect(allowed(await get('/api/ok', APP))).toEqual([APP])
      expect(allowed(await get('/api/ok', EVIL))).toEqual([])
      expect(varies(await get('/api/ok'))).toBe(true)
      const open = await get('/public/ok', EVIL)
      expect(allowed(open)).toEqual(['*'])
      expect(linesOf(open, 'Access-Control-Allow-Credentials')).toEqual([])
      const [yes, no, anyone] = [
        await preflight('/api/ok', APP),
        await preflight('/api/ok', EVIL),
        await preflight('/public/ok', EVIL),
      ]
      expect([yes.status, no.status, anyone.status]).toEqual([204, 403, 204])
      expect([allowed(yes), allowed(no), allowed(anyone)]).toEqual([[APP], [], ['*']])
    })

    // The application allows this origin, and each policy removes the application's headers.
    const isBare = (response: RawResponse): boolean =>
      allowed(response).includes('https://elsewhere.example')

    test('the site applies a policy to every spelling of the path that it passes on', async () => {
      const bare: string[] = []
      for (const path of [...SPELLINGS, ...DOTTED]) {
        if (isBare(await get(path, APP)) || isBare(await get(path, EVIL))) bare.push(path)
      }
      expect(bare).toEqual([])
    })

    test('the site applies a policy to every generated path that it passes on', async () => {
      const parts = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(parts, fc.constantFrom('', '/api/ok'), async (sent, end) => {
          expect(isBare(await get(`/${sent.join('')}${end}`, EVIL))).toBe(false)
        }),
        { numRuns: IS_FULL ? 3000 : 100 },
      )
    })

    test('the site sends the headers with its own error if the upstream is down', async () => {
      const response = await get('/dead/ok', APP)
      expect([502, 503]).toContain(response.status)
      expect(allowed(response)).toEqual([APP])
      expect(varies(response)).toBe(true)
      const denied = await get('/dead/ok', EVIL)
      expect(allowed(denied)).toEqual([])
      expect(varies(denied)).toBe(true)
    })

    test('the site answers preflights before authentication, and lets pages read a 401', async () => {
      expect((await preflight('/secret/ok', APP)).status).toBe(204)
      const response = await get('/secret/ok', APP)
      expect(response.status).toBe(401)
      expect(allowed(response)).toEqual([APP])
      expect(varies(response)).toBe(true)
      const entered = await get('/secret/ok', APP, [['Authorization', 'Basic dXNlcjpzZWNyZXQ=']])
      expect([entered.status, allowed(entered)]).toEqual([200, [APP]])
    })

    // The other servers have no cache.
    test.skipIf(!site.caches)(
      'the site serves one stored response to every origin, with the headers for that origin',
      async () => {
        const first = await get('/cached/ok', APP)
        const [second, third, none] = [
          await get('/cached/ok', TWO),
          await get('/cached/ok', EVIL),
          await get('/cached/ok'),
        ]
        expect([second.body, third.body, none.body]).toEqual([first.body, first.body, first.body])
        expect([allowed(first), allowed(second), allowed(third), allowed(none)]).toEqual([
          [APP],
          [TWO],
          [],
          [],
        ])
        expect([first, second, third, none].every(varies)).toBe(true)
      },
    )
  })
}
