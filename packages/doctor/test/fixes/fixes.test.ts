import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIX_TARGETS } from '../../src/fixes/fix-targets.js'
import { fixPolicy } from '../../src/fixes/fix-policy.js'
import { ask, objections } from './independent-client.test-util.js'
import { RECIPES } from './recipes.test-util.js'
import { type Recipe, type Running, startServer, startUpstream } from './servers.test-util.js'

const ORIGIN = 'https://app.example.com'

let upstream: Running
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())

describe.each(Object.keys(RECIPES))('the fix for %s, pasted into the real server', (name) => {
  test.each([false, true])(
    'lets the page read everything, and no other page (credentials: %s)',
    { timeout: 60_000 },
    async (isCredentialed) => {
      const target = FIX_TARGETS.find((one) => one.for === name)
      const recipe = RECIPES[name]
      if (!target || !recipe) throw new Error(`Nothing is known of ${name}`)
      const policy = fixPolicy({ origin: ORIGIN, isCredentialed, headers: ['x-cart'] })
      const running = await startServer(recipe, target.write(policy), upstream.port)
      try {
        expect(await objections(running.port, ORIGIN, isCredentialed)).toEqual([])
      } finally {
        await running.stop()
      }
    },
  )
})

test('the development proxy of Vite passes the requests of the page to the server', {
  timeout: 60_000,
}, async () => {
  const target = FIX_TARGETS.find((one) => one.for.startsWith('Vite'))
  const vite: Recipe = {
    command: (_, port) => [
      process.execPath,
      fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url)),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--strictPort',
    ],
    files: (fix, _, server) => ({
      'vite.config.js': fix.replace('localhost:3000', `127.0.0.1:${server}`),
      'package.json': '{ "type": "module" }',
      'index.html': '<p>page',
    }),
  }
  const running = await startServer(vite, target?.write(fixPolicy({})) ?? '', upstream.port)
  try {
    const paths = ['/api/orders', '/api/missing', '/api/fails']
    const answers = await Promise.all(paths.map((path) => ask(running.port, 'GET', path, {})))
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 500])
  } finally {
    await running.stop()
  }
})

describe('fixPolicy', () => {
  test('a fix always allows the usual methods and headers', () => {
    const policy = fixPolicy({ origin: ORIGIN, methods: ['REPORT'], headers: ['X-Cart'] })
    expect(policy.methods).toEqual(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'REPORT'])
    expect(policy.headers).toEqual(
      expect.arrayContaining(['Content-Type', 'Authorization', 'X-Cart']),
    )
  })

  test('a fix contains only the origin and plain names of the pasted text', () => {
    const policy = fixPolicy({
      origin: 'https://a";system(1)//',
      methods: ["PUT'"],
      headers: ['x"y'],
    })
    expect(JSON.stringify(policy)).not.toMatch(/system|PUT'|x\\"y/)
  })

  test('every fix names its place and the origin', () => {
    for (const target of FIX_TARGETS.filter(({ for: name }) => !name.includes('developing'))) {
      expect(target.where.length).toBeGreaterThan(20)
      const code = target.write(fixPolicy({ origin: 'capacitor://localhost' }))
      expect([target.for, code.includes('capacitor://localhost')]).toEqual([target.for, true])
    }
  })
})
