import { existsSync, readdirSync } from 'node:fs'
import { readRepo, ROOT } from '../repo.ts'

/** What one import of a package gives. */
export interface ApiModule {
  /** As it is imported: `@webcors/core/adapter`. */
  readonly name: string
  /** Its source, from the root of the repository. */
  readonly source: string
  /** Its page on the site. */
  readonly address: string
}

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, unknown>>
}

/** Every module that users import, package by package. `@webcors/conformance` is for tests of adapters alone. */
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
