import { describe, expect, test } from 'vitest'
import { CorsOptionsError, createCors, originsFrom } from '../index.ts'
import { APP, issuesOf, optionsErrorOf } from '../policy/policy.test-util.ts'

/**
 * Creates a policy from options of any type, as a configuration file may contain them, and returns
 * the error.
 */
const create = (options: unknown): CorsOptionsError =>
  optionsErrorOf(() => createCors(options as never))

test('all mistakes are reported at once', () => {
  const options = {
    origin: ['https://a.example/', 'null'],
    methods: ['patch'],
    allowedHeaders: 'X-A',
    exposedHeaders: ['Set-Cookie'],
    credentials: 1,
    maxAge: -5,
    timingAllowOrigin: 'yes',
    crossOriginProtection: null,
    preflightStatus: '200',
    onDecision: {},
    dangerouslyAllowInsecureOrigins: 0,
    dangerouslyAllowPublicSuffixes: '',
    orgin: APP,
  }
  const { issues, message } = create(options)
  expect(issues.map(({ code, path }) => `${path.join('.')}: ${code}`).toSorted()).toEqual([
    'allowedHeaders: list-type',
    'credentials: option-type',
    'crossOriginProtection: option-type',
    'dangerouslyAllowInsecureOrigins: option-type',
    'dangerouslyAllowPublicSuffixes: option-type',
    'exposedHeaders.0: exposed-header-forbidden',
    'maxAge: max-age-invalid',
    'methods.0: method-case',
    'onDecision: option-type',
    'orgin: option-unknown',
    'origin.0: origin-not-serialized',
    'origin.1: origin-null',
    'preflightStatus: preflight-status-invalid',
    'timingAllowOrigin: option-type',
  ])
  for (const issue of issues) expect(message).toContain(`\n- ${issue.message} (${issue.code})`)
  expect(issues).toEqual(issuesOf(options))
})

test('the message has a line for each issue with its code, and ends with one command', () => {
  const { message, issues } = create({ origin: 'null', maxAge: -1 })
  expect(message.split('\n')).toEqual([
    'Invalid CORS options:',
    `- ${issues[0]?.message} (origin-null)`,
    `- ${issues[1]?.message} (max-age-invalid)`,
    'npx webcors explain origin-null',
  ])
})

test('the error is a TypeError with a name and a code of its own', () => {
  const error = create({})
  expect(error).toBeInstanceOf(CorsOptionsError)
  expect(error).toBeInstanceOf(TypeError)
  expect(error.name).toBe('CorsOptionsError')
  expect(error.code).toBe('ERR_CORS_OPTIONS')
  expect(error.stack).toContain('CorsOptionsError')
})

describe('the length of the message', () => {
  const origins = (count: number): string[] => Array.from({ length: count }, () => 'null')

  test('the message lists twenty issues', () => {
    const { message, issues } = create({ origin: origins(20) })
    expect(issues).toHaveLength(20)
    expect(message.split('\n')).toHaveLength(22)
    expect(message).not.toContain('more')
  })

  test('the message counts the issues after the twentieth', () => {
    const { message, issues } = create({ origin: origins(21) })
    expect(issues).toHaveLength(21)
    expect(message.split('\n')).toHaveLength(23)
    expect(message).toContain('\n- … and 1 more\n')
  })

  test('the property `issues` has all of ten thousand issues, and the message stays short', () => {
    const { message, issues } = create({ origin: origins(10_000) })
    expect(issues).toHaveLength(10_000)
    expect(message).toContain('\n- … and 9980 more\n')
    expect(message.length).toBeLessThan(10_000)
  })
})

describe('originsFrom', () => {
  test.each([
    ['https://a.example', ['https://a.example']],
    ['https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
    ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
    [' https://a.example ,\n\thttps://b.example, ', ['https://a.example', 'https://b.example']],
    [',,https://a.example,,', ['https://a.example']],
    ['https://*.a.example http://localhost:*', ['https://*.a.example', 'http://localhost:*']],
    // Only `createCors` checks whether the entries are origins.
    ['*', ['*']],
    ['null,x', ['null', 'x']],
  ])('the text %j is split', (text, origins) => {
    expect(originsFrom(text)).toEqual(origins)
  })

  test.each([undefined, '', ' ', ',', ' , \n'])(
    'known defect 3: the text %j is refused, because it has no origin',
    (text) => {
      const { issues } = optionsErrorOf(() => originsFrom(text))
      expect(issues).toEqual([
        {
          code: 'origin-missing',
          path: ['origin'],
          value: text,
          message: `Cannot read origins from ${text === undefined ? 'undefined' : `the string ${JSON.stringify(text)}`}: it contains no origin. Set it to origins, such as https://app.example.com https://*.example.com.`,
          fix: 'Set it to origins, such as https://app.example.com https://*.example.com.',
        },
      ])
    },
  )

  test.each<readonly [unknown]>([[null], [['https://a.example']], [1], [{}]])(
    'a value that is not a string is refused: %j',
    (text) => {
      const { issues } = optionsErrorOf(() => originsFrom(text as string))
      expect(issues).toMatchObject([{ code: 'origin-missing', value: text }])
    },
  )

  test.each([
    ['["https://a.example"]', 'https://a.example'],
    ['["https://a.example","https://b.example"]', 'https://a.example https://b.example'],
    [`['https://a.example']`, 'https://a.example'],
    ['"https://a.example https://b.example"', 'https://a.example https://b.example'],
  ])('a text with quotes or brackets is refused, and the fix has none: %s', (text, bare) => {
    const { issues } = optionsErrorOf(() => originsFrom(text))
    const fix = `Separate origins with spaces or commas alone: ${bare}.`
    expect(issues).toMatchObject([{ code: 'origin-invalid', path: ['origin'], value: text, fix }])
    expect(() => createCors({ origin: originsFrom(bare) })).not.toThrow()
  })

  test('the brackets of an IPv6 address are accepted', () => {
    expect(originsFrom('http://[::1]:3000 https://[2001:db8::1]')).toHaveLength(2)
  })

  test('each call returns a new list, which createCors accepts', () => {
    const origins = originsFrom('https://a.example https://*.b.example')
    expect(originsFrom('https://a.example')).not.toBe(originsFrom('https://a.example'))
    const policy = createCors({ origin: origins })
    expect(policy.allows('https://a.example')).toBe(true)
    expect(policy.allows('https://x.b.example')).toBe(true)
    expect(policy.allows('https://b.example')).toBe(false)
  })

  test('a wildcard in the text does not allow any origin', () => {
    expect(optionsErrorOf(() => createCors({ origin: originsFrom('*') })).issues).toMatchObject([
      { code: 'origin-wildcard-in-list', path: ['origin', 0] },
    ])
  })
})
