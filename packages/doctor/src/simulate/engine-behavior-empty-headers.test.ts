import { expect, test } from 'vitest'
import { consoleMessages } from '../console/console-messages.js'
import type { Engine } from '../tables/message-template.js'
import { A, B, PAGE } from './engine-behavior.test-util.js'
import { simulate } from './simulate.js'

// All expectations were observed in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50.
test('Firefox ignores empty header lines, except of two Access-Control-Allow-Origin lines with these capitals', async () => {
  const ask = async (names: readonly [string, string], engine?: Engine) => {
    const headers = [
      [names[0], PAGE],
      [names[1], ''],
    ] as const
    const options = engine ? { engine } : {}
    return (await simulate({ origin: PAGE, url: A }, () => ({ status: 200, headers }), options))
      .allowed
  }
  const lower = 'access-control-allow-origin'
  const canonical = 'Access-Control-Allow-Origin'
  expect(await ask([lower, lower], 'firefox')).toBe(true)
  expect(await ask([canonical, lower], 'firefox')).toBe(true)
  expect(await ask([canonical, canonical], 'firefox')).toBe(false)
  expect(await ask([lower, lower], 'chromium')).toBe(false)
  expect(await ask([lower, lower])).toBe(false)
})

test('Firefox does not quote empty header lines of a redirected preflight', async () => {
  const lower = 'access-control-allow-origin'
  const headers = [
    [lower, PAGE],
    [lower, ''],
    ['Location', B],
  ] as const
  const request = { origin: PAGE, url: A, method: 'PUT' }
  const engine = 'firefox'
  const simulation = await simulate(request, () => ({ status: 307, headers }), { engine })
  expect(consoleMessages(request, simulation, engine)[1]).toContain(`does not match ‘${PAGE}’`)
})
