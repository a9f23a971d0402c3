import { existsSync, readdirSync } from 'node:fs'
import { readRepo, ROOT } from '../repo.ts'

/** A module that users import. */
export interface ApiModule {
  /** The name in the import: `@webcors/core/adapter`. */
  readonly name: string
  /** The path of the source, from the root of the repository. */
  readonly source: string
  /** The address of the module's page on the site. */
  readonly address: string
}

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, unknown>>
}

/**
 * Every module that users import, package by package. `@webcors/conformance` is left out, because
 * only tests of adapters use it.
 */
export const API_MODULES: readonly ApiModule[] = readdirSync(`${ROOT}packages`)
  .filter((dir) => dir !== 'conformance' && existsSync(`${ROOT}packages/${dir}/package.json`))
  .flatMap((dir) => {
    const { name, exports = {} } = JSON.parse(readRepo(`packages/${dir}/package.json`)) as Manifest
    return Object.keys(exports).flatMap((entry) => {
      const file = entry === '.' ? 'index' : entry.slice('./'.length)
      const source = `packages/${dir}/src/${file}.ts`
      if (!existsSync(`${ROOT}${source}`)) return []
      const path = entry === '.' ? dir : `${dir}-${file}`
      return [{ name: entry === '.' ? name : `${name}/${file}`, source, address: `api/${path}.md` }]
    })
  })
