import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rewriteManifest } from './rewrite-manifest.js'

const NAMES = ['@a/b', 'cors', 'express', '@types/cors', 'zod', '@koa/cors', 'koa']
const REMOVED = new Set(['cors', '@types/cors', '@koa/cors'])
const ADDED = new Map([
  ['@webcors/node', '^1.0.0'],
  ['@webcors/koa', '^1.0.0'],
])

type Field = Readonly<Record<string, string>>

const field: fc.Arbitrary<Field | undefined> = fc.option(
  fc
    .shuffledSubarray(NAMES)
    .map((names) => Object.fromEntries(names.map((name) => [name, '^2.0.0']))),
  { nil: undefined },
)
const manifest = fc
  .record({
    name: fc.constant('x'),
    dependencies: field,
    devDependencies: field,
    files: fc.constant(['a']),
  })
  .map(({ dependencies, devDependencies, ...rest }) => ({
    ...rest,
    ...(dependencies && { dependencies }),
    ...(devDependencies && { devDependencies }),
  }))
const indent = fc.constantFrom('', '  ', '    ', '\t')
const newline = fc.constantFrom('\n', '\r\n')

test('rewriteManifest writes JSON with the right dependencies for a manifest of any form', () => {
  fc.assert(
    fc.property(manifest, indent, newline, fc.boolean(), (given, indent, newline, adds) => {
      const text = `${JSON.stringify(given, null, indent)}\n`.replaceAll('\n', newline)
      const added = adds ? ADDED : new Map<string, string>()
      const after = rewriteManifest({ path: 'package.json', text }, added, REMOVED)
      const kept = (field: Field = {}): Field =>
        Object.fromEntries(Object.entries(field).filter(([name]) => !REMOVED.has(name)))
      const { dependencies, devDependencies } = given
      expect(JSON.parse(after)).toEqual({
        ...given,
        ...((dependencies || adds) && {
          dependencies: { ...kept(dependencies), ...Object.fromEntries(added) },
        }),
        ...(devDependencies && { devDependencies: kept(devDependencies) }),
      })
      expect(rewriteManifest({ path: 'package.json', text: after }, added, REMOVED)).toBe(after)
    }),
    { numRuns: 300 },
  )
})
