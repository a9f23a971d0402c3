import { describe, expect, test } from 'vitest'
import type { CorsOptions } from '@webcors/core'
import type { DifferenceCode } from './compare/difference.js'
import { exportPolicy, type ExportOptions } from './export-policy.js'
import { CorsExportError } from './issue/cors-export-error.js'
import { TARGET_NAMES, type TargetName, targetRow } from './targets/targets.js'

const APP = 'https://app.example.com'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT']

function issuesOf(
  options: unknown,
  target: string,
  exportOptions?: ExportOptions,
): CorsExportError['issues'] {
  try {
    exportPolicy(options as CorsOptions, target as TargetName, exportOptions)
  } catch (error) {
    if (error instanceof CorsExportError) return error.issues
    throw error
  }
  return []
}
const codesOf = (...args: Parameters<typeof issuesOf>): string[] =>
  issuesOf(...args).map(({ code }) => code)

describe('exportPolicy', () => {
  test('exportPolicy finds no difference for pages or caches in exact targets', () => {
    for (const target of ['nginx', 'apache', 'haproxy', 'caddy', 'varnish'] as const) {
      const { exact, differences } = exportPolicy(
        { origin: [APP, 'http://localhost:*'], credentials: true, crossOriginProtection: true },
        target,
      )
      expect([target, exact]).toEqual([target, true])
      expect(differences.filter(({ severity }) => severity !== 'wire')).toEqual([])
    }
  })

  test.each([
    ['s3', { origin: APP }, 'credentials-forced'],
    ['azure-app-service', { origin: APP, methods: ['PUT'] }, 'methods-unlimited'],
    ['azure-app-service', { origin: APP, allowedHeaders: ['X-A'] }, 'headers-unlimited'],
    ['kong', { origin: APP, allowedHeaders: [] }, 'headers-unlimited'],
    ['gcs', { origin: '*', allowedHeaders: ['X-A'] }, 'header-lists-joined'],
    ['flask', { origin: APP, crossOriginProtection: true }, 'protection-missing'],
  ])(
    'exportPolicy never exports to %s the policy %j, which the target would widen',
    (target, options, code) => {
      expect(codesOf(options, target)).toContain(code)
      const accept = codesOf(options, target) as DifferenceCode[]
      expect(codesOf(options, target, { accept })).toContain('accept-unknown')
    },
  )

  test('exportPolicy exports a policy that the target narrows only if the difference is accepted', () => {
    const options = { origin: APP, methods: METHODS, allowedHeaders: ['X-A'] }
    const [issue] = issuesOf(options, 'laravel')
    expect(issue).toMatchObject({
      code: 'options-answered',
      path: [],
      fix: expect.stringMatching(/accept: \['options-answered'\]\.$/),
    })
    const { exact, differences } = exportPolicy(options, 'laravel', {
      accept: ['options-answered'],
    })
    expect(exact).toBe(false)
    expect(differences[0]).toMatchObject({ code: 'options-answered', severity: 'narrows' })
  })

  test('exportPolicy leaves out an origin that the target cannot list if this is accepted', () => {
    const options = {
      origin: [APP, 'https://pr-*.example.com'],
      methods: METHODS,
      allowedHeaders: ['X-A'],
    }
    const [issue] = issuesOf(options, 'spring', { accept: ['denied-blocked'] })
    expect(issue).toMatchObject({
      code: 'origin-left-out',
      path: ['origin', 1],
      value: 'https://pr-*.example.com',
    })
    const { files } = exportPolicy(options, 'spring', {
      accept: ['denied-blocked', 'origin-left-out'],
    })
    const code = Object.values(files)
      .join()
      .replaceAll(/^\/\/.*$/gm, '')
    expect(code).not.toContain('pr-')
    expect(code).toContain(APP)
  })

  test('exportPolicy refuses a list of which no origin is left, and a list that is too long', () => {
    const accept: DifferenceCode[] = ['origin-left-out', 'options-answered', 'own-headers-doubled']
    const options = { origin: ['https://*.example.com'], methods: METHODS, allowedHeaders: ['X-A'] }
    expect(codesOf(options, 'aws-http-api', { accept })).toEqual(['no-origin-left'])
    const many = Array.from({ length: 101 }, (_, index) => `https://a${index}.example.com`)
    expect(codesOf({ ...options, origin: many }, 'lambda-url', { accept })).toEqual([
      'limit-exceeded',
    ])
  })

  test('exportPolicy refuses an unknown target', () => {
    expect(codesOf({ origin: '*' }, 'iis')).toEqual(['target-unknown'])
    expect(codesOf({ origin: '*' }, 'constructor')).toEqual(['target-unknown'])
  })

  test.each<[string, object]>([
    ['a name that contains syntax', { name: 'a; }' }],
    ['a name in upper case', { name: 'API' }],
    ['a directory with a line break', { directory: '/etc\n' }],
    ['a directory with two dots', { directory: '/etc/../x' }],
    ['a path for a target whose configuration has a place for paths', { path: '/api/' }],
    ['an unknown variant', { variant: 'perl' }],
    ['an unknown option', { names: 'api' }],
    ['a name that is not a string', { name: 7 }],
  ])('exportPolicy refuses %s', (_what, exportOptions) => {
    expect(codesOf({ origin: '*' }, 'nginx', exportOptions)).toEqual(['export-option-invalid'])
  })

  test.each<[unknown]>([[['nothing']], [['credentials-forced']], ['wire'], [[7]]])(
    'exportPolicy refuses %j in accept',
    (accept) => {
      expect(codesOf({ origin: '*' }, 'nginx', { accept } as ExportOptions)).toEqual([
        'accept-unknown',
      ])
    },
  )

  test('the message of an issue says the reason and ends with the fix', () => {
    const [issue] = issuesOf({ origin: () => true }, 'nginx')
    expect(issue?.message).toBe(
      'Cannot export a predicate: a configuration cannot call your function. List the origins or patterns that it allows, or keep the predicate in core and let the gateway pass CORS through.',
    )
    expect(issue?.message.endsWith(issue.fix)).toBe(true)
  })

  test('every file that can have comments lists all differences in its head', () => {
    const options = { origin: APP, methods: METHODS, allowedHeaders: ['X-A'] }
    for (const target of TARGET_NAMES) {
      const accept = codesOf(options, target).filter((code) => code !== 'credentials-forced')
      let exported
      try {
        exported = exportPolicy(options, target, { accept: accept as DifferenceCode[] })
      } catch {
        continue
      }
      for (const [name, text] of Object.entries(exported.files)) {
        if (name.endsWith('.json') || name.endsWith('.lst')) continue
        for (const { code, severity } of exported.differences) {
          expect(text).toContain(`- ${code} (${severity}): `)
        }
      }
    }
  })

  test('exportPolicy prints no name twice for two policies with different names', () => {
    for (const target of ['nginx', 'haproxy', 'caddy', 'apache'] as const) {
      const names = (name: string): Set<string> => {
        const { files } = exportPolicy({ origin: APP }, target, { name })
        const text = Object.values(files).join('\n').replaceAll(/^#.*$/gm, '')
        return new Set(text.match(/\bcors_\w+|\bCORS_\w+/g))
      }
      const second = names('b')
      expect([...names('a')].filter((name) => second.has(name))).toEqual([])
    }
  })
})

test('targetRow names the sources, the versions and the kind of verification of every target', () => {
  for (const name of TARGET_NAMES) {
    const { sources, verified, versions, title } = targetRow(name)
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((source) => !URL.canParse(source))).toEqual([])
    expect(['run', 'emulator', 'source', 'docs']).toContain(verified)
    expect([versions, title]).not.toContain('')
  }
})
