import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { CorsOptions } from '@webcors/core'
import { DIFFERENCE_SEVERITIES, type DifferenceCode } from './compare/difference.js'
import { exportPolicy } from './export-policy.js'
import { TARGET_NAMES, type TargetName } from './targets/targets.js'

const ACCEPT = (Object.keys(DIFFERENCE_SEVERITIES) as DifferenceCode[]).filter(
  (code) => DIFFERENCE_SEVERITIES[code] !== 'widens',
)

/**
 * Characters that would end a string, or begin a comment, a variable or a line, in one of the
 * formats.
 */
const SYNTAX = [
  '"',
  "'",
  '`',
  ';',
  '{',
  '}',
  '$',
  '%',
  '\\',
  '\n',
  '\r',
  '#',
  '<',
  '>',
  '&',
  '*/',
  '--',
  '"""',
  '#{x}',
  '${x}',
  '%[x]',
  '|',
  '~',
  '!',
  '^',
  '.',
  '+',
  '\0',
  '\u2028',
  ' ',
  ',',
  ':',
]
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SYNTAX),
      fc.string({ maxLength: 4 }),
      fc.constantFrom('x-a', 'PUT', 'https://', 'a.example'),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''))
/** A token of any characters that a token can have. Core accepts all of them. */
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/)
const safe = fc.stringMatching(/^[!#&+.^_|~0-9A-Za-z-]{1,12}$/)
const name = fc.oneof(hostile, token, safe)
const origin = fc.oneof(
  hostile,
  fc
    .tuple(fc.constantFrom('https://', 'http://', 'app://'), hostile)
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'https://app.example.com',
    'http://[::1]:3000',
    'https://*.example.com',
    'app+x.y://a_b',
    'chrome-extension://aBc',
  ),
)

/** Replaces every name in the text, so that only the text around the names is left. */
function skeleton(text: string, names: readonly string[]): string {
  let left = text.replaceAll('&amp;', '&')
  for (const one of names.toSorted((a, b) => b.length - a.length))
    left = left.replaceAll(one, '\u0001')
  return left
}

function tryExport(options: unknown, target: TargetName, more: object = {}) {
  try {
    return exportPolicy(options as CorsOptions, target, { accept: ACCEPT, ...more })
  } catch (error) {
    if ((error as { issues?: readonly unknown[] }).issues?.length) return null
    throw error
  }
}

describe.each(TARGET_NAMES)('exportPolicy to %s', (target) => {
  test('prints hostile origins and names without line breaks, or throws a CorsExportError', () => {
    fc.assert(
      fc.property(
        fc.array(origin, { minLength: 1, maxLength: 3 }),
        fc.array(name, { maxLength: 3 }),
        hostile,
        (origins, names, policyName) => {
          const options = {
            origin: origins,
            methods: ['GET', ...names],
            allowedHeaders: names,
            exposedHeaders: names,
            credentials: true,
          }
          tryExport(options, target, { name: policyName })
          const exported = tryExport(options, target)
          if (exported === null) return
          for (const [file, text] of Object.entries(exported.files)) {
            // A line break in a value would begin a new directive.
            expect(text).not.toMatch(/[\0\r\u2028]/)
            if (file.endsWith('.json')) JSON.parse(text)
            if (file.endsWith('.yaml')) parse(text)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('prints the same text around any names of a policy', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(safe, {
          minLength: 2,
          maxLength: 2,
          selector: (text) => text.toLowerCase(),
        }),
        (names) => {
          const [first = '', second = ''] = names.map((one) => `X-${one}-Z`)
          const printed = (a: string, b: string) =>
            tryExport(
              {
                origin: 'https://app.example.com',
                credentials: true,
                methods: ['GET', 'HEAD', 'POST', 'PUT'],
                allowedHeaders: [a, b],
                exposedHeaders: [a, b],
              },
              target,
            )
          const [one, other] = [printed(first, second), printed('X-Plain-One', 'X-Plain-Two')]
          // A target refuses this policy with all names or with none.
          expect(one === null).toBe(other === null)
          const lower = (list: readonly string[]) => [
            ...list,
            ...list.map((text) => text.toLowerCase()),
          ]
          const [files, others] = [one?.files ?? {}, other?.files ?? {}]
          for (const [file, text] of Object.entries(files)) {
            expect(skeleton(text, lower([first, second]))).toBe(
              skeleton(others[file] ?? '', lower(['X-Plain-One', 'X-Plain-Two'])),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
