import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CorsPolicy } from '@webcors/core'
import { UsageError } from './usage-error.js'

/** What a module has to offer. */
export type Loaded =
  | { readonly kind: 'options'; readonly value: object }
  | { readonly kind: 'policy'; readonly value: CorsPolicy }
  | { readonly kind: 'handler'; readonly value: (request: Request) => Response | Promise<Response> }

/** In this order, where the module does not say which by a default export. */
const USUAL_NAMES = ['corsOptions', 'options', 'policy', 'cors', 'handler', 'fetch']

/**
 * Runs a module, and takes options, a policy or a fetch handler from it.
 *
 * @param name of the export; default: the default export, the only one, or one that has a usual name
 * @throws {UsageError}
 */
export async function loadModule(
  path: string,
  name: string | undefined,
  seconds: number,
): Promise<Loaded> {
  const file = resolve(path)
  if (!existsSync(file)) throw new UsageError(`Cannot read ${path}: there is no such file.`)
  const exports = await load(file, path, seconds)
  const names = Object.keys(exports)
  const only = names.length === 1 ? names[0] : undefined
  const chosen =
    name ?? ['default', only, ...USUAL_NAMES].find((one) => one !== undefined && one in exports)
  if (chosen === undefined || !(chosen in exports)) {
    if (names.length === 0) {
      throw new UsageError(`${path} exports nothing: export options, a policy or a fetch handler.`)
    }
    const wanted = chosen === undefined ? 'say which with --export' : `"${chosen}" is not among it`
    throw new UsageError(`${path} exports ${names.join(', ')}: ${wanted}.`)
  }
  return classify(exports[chosen], path)
}

async function load(
  file: string,
  path: string,
  seconds: number,
): Promise<Readonly<Record<string, unknown>>> {
  const tooLong = new UsageError(`Cannot load ${path}: it took longer than ${seconds} seconds.`)
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, seconds * 1000, tooLong)
  })
  try {
    if (file.endsWith('.json'))
      return { default: JSON.parse(readFileSync(file, 'utf8')) as unknown }
    const module = import(pathToFileURL(file).href)
    return (await Promise.race([module, timeout])) as Record<string, unknown>
  } catch (error) {
    if (error === tooLong) throw error
    const [problem = ''] = String(error).split('\n')
    const isTypeScript = (error as { code?: string } | null)?.code === 'ERR_UNKNOWN_FILE_EXTENSION'
    const advice =
      isTypeScript && /\.[cm]?ts$/.test(file) ? '. Node.js 22.18 and later read it' : ''
    throw new UsageError(`Cannot load ${path}: ${problem}${advice}`, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

function classify(value: unknown, path: string): Loaded {
  if (typeof value === 'function') {
    // A fetch handler takes a request, and at most an environment: (req, res) is Node's own.
    if (/^[^(]*\(\s*\w+\s*,\s*_?res/.test(String(value))) {
      throw new UsageError(`${path} has a listener of Node.js: start it, and use "webcors check".`)
    }
    return { kind: 'handler', value: value as never }
  }
  if (typeof value !== 'object' || value === null) {
    throw new UsageError(`${path} has neither options, nor a policy, nor a fetch handler.`)
  }
  if ('decide' in value && typeof value.decide === 'function') {
    return { kind: 'policy', value: value as CorsPolicy }
  }
  if ('fetch' in value && typeof value.fetch === 'function') {
    const { fetch } = value
    return { kind: 'handler', value: (request) => fetch.call(value, request) as Response }
  }
  return { kind: 'options', value }
}
