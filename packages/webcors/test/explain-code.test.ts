import { describe, expect, test } from 'vitest'
import { errorReference } from '../src/error-reference.js'
import { main } from '../src/main.js'
import { createStyle } from '../src/style.js'

describe('explain with a code', () => {
  test.each(['option-unknown', 'preflight-redirect', 'vary-missing', 'cookie-not-sent'])(
    'prints the entry of %s without a network',
    async (code) => {
      const { stdout, exitCode } = await main(['explain', code])
      expect(exitCode).toBe(0)
      expect(stdout).toBe(`${errorReference().get(code)}\n`)
    },
  )

  test('says of a text that mentions CORS that it has no known message', async () => {
    const { stdout } = await main(['explain', 'my Access-Control-Allow-Origin header is gone'])
    expect(stdout).toContain('This text mentions CORS')
  })

  test.each([
    ['capacitor://localhost'],
    ['app://.'],
    ['chrome-extension://okadibdjfemgnhjiembecghcbfknbfhg'],
  ])('keeps the origin %s in the fix and in the command', async (origin) => {
    const line = `Access to fetch at 'https://api.example.com/' from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`
    const { stdout } = await main(['explain', line, '--for', 'express'])
    expect(stdout).toContain(`origin: ['${origin}']`)
    expect(stdout).toContain(`--origin ${origin}`)
  })
})

test('help prints the help of the program for the name of an inherited property', async () => {
  const { stdout } = await main(['help', 'constructor'])
  expect(stdout).toContain('npx webcors check <url>')
})

test.each(['false', '0', 'off'])('createStyle adds no colors if FORCE_COLOR is %s', (value) => {
  expect(createStyle({ FORCE_COLOR: value }, true)('red', 'a')).toBe('a')
})
