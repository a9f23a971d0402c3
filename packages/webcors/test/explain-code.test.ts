import { describe, expect, test } from 'vitest'
import { errorReference } from '../src/error-reference.js'
import { main } from '../src/main.js'
import { createStyle } from '../src/style.js'

describe('explain with a code', () => {
  test.each(['option-unknown', 'preflight-redirect', 'vary-missing', 'cookie-not-sent'])(
    'prints the entry of %s, offline',
    async (code) => {
      const { stdout, exitCode } = await main(['explain', code])
      expect(exitCode).toBe(0)
      expect(stdout).toBe(`${errorReference().get(code)}\n`)
    },
  )

  test('a text that names CORS is never said to be about something else', async () => {
    const { stdout } = await main(['explain', 'my Access-Control-Allow-Origin header is gone'])
    expect(stdout).toContain('This text names CORS')
  })

  test.each([
    ['capacitor://localhost'],
    ['app://.'],
    ['chrome-extension://okadibdjfemgnhjiembecghcbfknbfhg'],
  ])('no other origin stands in place of %s', async (origin) => {
    const line = `Access to fetch at 'https://api.example.com/' from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`
    const { stdout } = await main(['explain', line, '--for', 'express'])
    expect(stdout).toContain(`origin: ['${origin}']`)
    expect(stdout).toContain(`--origin ${origin}`)
  })
})

test('help of a name that every object has is the help of all', async () => {
  const { stdout } = await main(['help', 'constructor'])
  expect(stdout).toContain('npx webcors check <url>')
})

test.each(['false', '0', 'off'])('FORCE_COLOR=%s colors nothing', (value) => {
  expect(createStyle({ FORCE_COLOR: value }, true)('red', 'a')).toBe('a')
})
