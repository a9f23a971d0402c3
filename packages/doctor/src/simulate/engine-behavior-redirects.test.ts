import { expect, test } from 'vitest'
import { consoleMessages } from '../console/console-messages.js'
import type { Engine } from '../tables/message-template.js'
import { A, allow, B, PAGE } from './engine-behavior.test-util.js'
import { simulate } from './simulate.js'

// All expectations were observed in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50.
test('prints the lines of each console for a redirect that fails', async () => {
  const lines = async (location: string, engine: Engine) => {
    const headers = allow(['Location', location])
    const request = { origin: PAGE, url: A }
    const simulation = await simulate(request, () => ({ status: 302, headers }), { engine })
    return consoleMessages(request, simulation, engine)
  }
  const failed = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${A}. (Reason: CORS request did not succeed). Status code: (null).`
  const cannot = `Fetch API cannot load ${A} due to access control checks.`
  expect(await lines('https://u:p@b.example.com/', 'chromium')).toEqual([
    `Access to fetch at '${A}' from origin '${PAGE}' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
  ])
  expect(await lines('https://u:p@b.example.com/', 'firefox')).toEqual([failed])
  expect(await lines('https://u:p@b.example.com/', 'webkit')).toEqual([
    `Cross-origin redirection to ${B} denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@b.example.com/ has credentials`,
    cannot,
  ])
  expect(await lines('data:,', 'chromium')).toEqual(['net::ERR_UNSAFE_REDIRECT'])
  expect(await lines('data:,', 'firefox')).toEqual([failed])
  expect(await lines('http://', 'chromium')).toEqual(['net::ERR_INVALID_REDIRECT'])
  expect(await lines('ftp://b.example.com/', 'webkit')).toEqual(['FTP URLs are disabled', cannot])
})

test('WebKit names the URL that the script requested if a second redirect leads to FTP', async () => {
  const hop = { status: 302, headers: allow(['Location', B]) }
  const end = { status: 302, headers: allow(['Location', 'ftp://b.example.com/']) }
  const request = { origin: PAGE, url: A }
  const engine = 'webkit'
  const simulation = await simulate(request, ({ url }) => (url === A ? hop : end), { engine })
  expect(consoleMessages(request, simulation, engine)).toEqual([
    'FTP URLs are disabled',
    `Fetch API cannot load ${A} due to access control checks.`,
  ])
})

test.each([
  ['chromium', 'redirect-invalid-location'],
  ['firefox', null],
  ['webkit', null],
] as const)(
  '%s reports the reason %s for an invalid Location if the redirect mode is manual',
  async (engine, reason) => {
    const headers = allow(['Location', 'http://['])
    const request = { origin: PAGE, url: A, redirect: 'manual' } as const
    const simulation = await simulate(request, () => ({ status: 307, headers }), { engine })
    expect(simulation.reason).toBe(reason)
  },
)
