import { describe, expect, test } from 'vitest'
import { lookAt } from '../src/editor.ts'

const OPTIONS = [
  'origin',
  'allowedHeaders',
  'allowedHosts',
  'credentials',
  'crossOriginProtection',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
  'exposedHeaders',
  'maxAge',
  'methods',
  'onDecision',
  'preflightStatus',
  'timingAllowOrigin',
]

const CALLS = [
  'core.createCors({ | })',
  'core.withCors(fetch, { | })',
  'node.cors({ | })',
  'node.withCors(listener, { | })',
  'koa.cors({ | })',
  'h3.cors({ | })',
  'h3.withCors(handler, { | })',
  'next.withCors(route, { | })',
  'next.withCors({ GET: route }, { | })',
  'next.corsProxy({ | })',
]

describe('an editor', () => {
  test.each(CALLS)('an editor suggests only the options, origin first: %s', (code) => {
    expect(lookAt(code).completions).toEqual(OPTIONS)
  })

  test('an editor suggests only options that are not written yet', () => {
    const { completions } = lookAt("node.cors({ origin: 'https://app.example.com', ma|: 1 })")
    expect(completions).toContain('maxAge')
    expect(completions).not.toContain('decide')
  })

  test('an editor suggests the star for origin', () => {
    expect(lookAt("node.cors({ origin: '|' })").completions).toEqual(['*'])
  })

  test('an editor shows examples for origin', () => {
    const { documentation, tags } = lookAt("node.cors({ origin|: 'https://app.example.com' })")
    expect(documentation).toContain('The origins whose pages may read responses')
    expect(tags['example']).toContain("origin: 'https://*.example.com'")
  })

  test.each(OPTIONS.slice(1))('an editor shows the effect and the default of %s', (name) => {
    const { documentation, tags } = lookAt(
      `koa.cors({ origin: 'https://app.example.com', ${name}|: undefined })`,
    )
    expect(documentation).not.toBe('')
    expect(tags['default']).toBeTruthy()
  })
})
