import { validateCorsOptions } from '@webcors/core'
import { describe, expect, test } from 'vitest'
import { fixPolicy, UNKNOWN_ORIGIN } from './fix-policy.js'
import { WEBCORS } from './webcors.js'

const ORIGINS: readonly (readonly [written: string, printed: string])[] = [
  'https://app.example.com',
  'https://app.example.com:8443',
  'http://localhost:3000',
  'http://app.localhost:3000',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'http://192.168.1.20:3000',
  'http://[fd00::1]:3000',
  'http://app.test:3000',
  'http://myapp.local:5173',
  'http://host.docker.internal:3000',
  'http://0.0.0.0:3000',
  'capacitor://localhost',
  'app://.',
  'safari-web-extension://B2A5',
  ['https://APP.example.com', 'https://app.example.com'],
  ['HTTPS://app.example.com:443', 'https://app.example.com'],
  ['http://192.168.257', 'http://192.168.1.1'],
  ...[
    'file://',
    'file://server',
    'capacitor://',
    'ws://app.example.com',
    'wss://app.example.com',
    'ftp://app.example.com',
    'https://app.example.com:0',
    'https://app.example.com:x',
    'https://a..example.com',
    'https://.example.com',
    'https://example.com.',
    'https://example.com.:8443',
    'app.example.com',
    "https://a.example');exit(",
  ].map((written) => [written, UNKNOWN_ORIGIN] as const),
].map((row) => (typeof row === 'string' ? [row, row] : [row[0] ?? '', row[1] ?? '']))

const optionsIn = (code: string): unknown =>
  // oxlint-disable-next-line no-implied-eval typescript/no-implied-eval -- code of a fix is to be run
  new Function(`return ${/\{\n[^]*\n\}/.exec(code)?.[0]}`)()

describe.each(ORIGINS)('the fixes with webcors for the origin %s', (origin, printed) => {
  test.each([false, true])('have valid options (credentials: %s)', (isCredentialed) => {
    const policy = fixPolicy({ origin, isCredentialed })
    expect(policy.origins).toEqual([printed])
    for (const { write } of WEBCORS) {
      const options = optionsIn(write(policy))
      expect(options).toMatchObject({ origin: [printed] })
      expect(validateCorsOptions(options).issues).toBeUndefined()
    }
  })
})

test('a fix allows plain http only with credentials and for an origin that is not loopback', () => {
  const fixFor = (origin: string, isCredentialed: boolean) =>
    WEBCORS[0]?.write(fixPolicy({ origin, isCredentialed }))
  const insecure = 'http://192.168.1.20:3000'
  expect(fixFor(insecure, true)).toContain(`
  credentials: true,
  // During development only: in production, use https
  dangerouslyAllowInsecureOrigins: true,
`)
  for (const fix of [fixFor(insecure, false), fixFor('http://localhost:3000', true)]) {
    expect(fix).not.toContain('dangerously')
  }
})

test('the fix for Next.js names the file and the export of Next.js 15', () => {
  const where = WEBCORS.find(({ for: name }) => name === 'webcors, Next.js')?.where
  expect(where).toContain(
    'Before Next.js 16, the file is middleware.js: write export const middleware there.',
  )
})
