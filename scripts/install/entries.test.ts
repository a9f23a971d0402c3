import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { entryFiles } from '../checks/exports.ts'
import { ROOT } from '../docs/pages.ts'
import { PACKAGES } from './pack.ts'

type Names = Readonly<Record<string, unknown>>

/** A built entry, in both formats. */
interface Entry {
  /** The name that users import: `@webcors/h3/v1`. */
  readonly specifier: string
  readonly imported: Names
  readonly required: Names
}

const entries: Entry[] = []
for (const member of PACKAGES) {
  if (!JSON.stringify(member.manifest.exports).includes('"require"')) continue
  const require = createRequire(join(ROOT, member.dir, 'package.json'))
  for (const source of entryFiles(member)) {
    const built = source.replace('/src/', '/dist/').replace(/\.ts$/, '.js')
    const name = built.slice(built.lastIndexOf('/') + 1, -'.js'.length)
    const specifier = `${member.manifest.name}${name === 'index' ? '' : `/${name}`}`
    const imported = (await import(pathToFileURL(join(ROOT, built)).href)) as Names
    entries.push({ specifier, imported, required: require(specifier) as Names })
  }
}

const core = entries.find(({ specifier }) => specifier === '@webcors/core') as Entry
const adapters = entries.filter(
  ({ specifier, imported }) =>
    specifier !== '@webcors/core' && ('cors' in imported || 'withCors' in imported),
)
const factories = adapters.filter(({ imported }) => 'cors' in imported)

test('entries of adapters are found', () => {
  expect(adapters.map(({ specifier }) => specifier)).toEqual(
    expect.arrayContaining(['@webcors/node', '@webcors/h3/v1', '@webcors/next/pages', 'webcors']),
  )
  expect(factories.map(({ specifier }) => specifier)).toContain('@webcors/koa')
})

describe.each(adapters)('$specifier', ({ imported, required }) => {
  const names = Object.keys(core.imported).filter((name) => name !== 'withCors')

  test('the entry of an adapter re-exports the names of core', () => {
    for (const name of names) {
      expect(imported[name]).toBe(core.imported[name])
      expect(required[name]).toBe(core.required[name])
    }
    expect(names).toContain('CorsOptionsError')
  })
})

test('webcors has the exports of @webcors/core', () => {
  const webcors = entries.find(({ specifier }) => specifier === 'webcors')
  expect(webcors?.imported).toEqual(core.imported)
})

describe.each(factories)('cors of $specifier', ({ imported, required }) => {
  test('cors is the default export', () => {
    expect(imported['default']).toBe(imported['cors'])
  })

  test('require returns cors, with all names as its properties', () => {
    expect(required).toBe(required['cors'])
    expect(required).toBe(required['default'])
    expect(Object.keys(required)).toEqual(expect.arrayContaining(Object.keys(imported)))
    const factory = required as unknown as (options: object) => unknown
    expect(factory({ origin: '*' })).toBeInstanceOf(Function)
    expect(() => factory({})).toThrow('Invalid CORS options')
  })
})
