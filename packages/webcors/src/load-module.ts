import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CorsPolicy } from '@webcors/core'
import { exportsOf } from './exports-of.js'
import { assertReadable } from './read-text.js'
import { UsageError } from './usage-error.js'

/** The export of a module that a command uses. */
export type Loaded =
  | { readonly kind: 'options'; readonly value: object }
  | { readonly kind: 'policy'; readonly value: CorsPolicy }
  | { readonly kind: 'handler'; readonly value: (request: Request) => Response | Promise<Response> }

/** The names that are tried in this order if a module has no default export. */
const USUAL_NAMES = ['corsOptions', 'options', 'policy', 'cors', 'handler', 'fetch']

/**
 * Runs a module, and returns its options, policy or fetch handler. The output of the module goes to
 * standard error.
 *
 * @param name the name of the export. Default: the default export, the only export, or one with a
 *   usual name
 * @param seconds the time-out
 * @throws {UsageError}
 */
export async function loadModule(
  path: string,
  name: string | undefined,
  seconds: number,
): Promise<Loaded> {
  const file = resolve(path)
  assertReadable(path)
  const exports = await load(file, path, seconds)
  const names = Object.keys(exports)
  const only = names.length === 1 ? names[0] : undefined
  const chosen =
    name ?? ['default', only, ...USUAL_NAMES].find((one) => one !== undefined && one in exports)
  if (chosen === undefined || !(chosen in exports)) {
    if (names.length === 0) {
      throw new UsageError(
        `Cannot use ${path}: it exports nothing. Export options, a policy or a fetch handler.`,
      )
    }
    const wanted = chosen === undefined ? '. Say which with --export' : `, and not "${chosen}"`
    throw new UsageError(`Cannot use ${path}: it exports ${names.join(', ')}${wanted}.`)
  }
  return classify(exports[chosen], path)
}

async function load(
  file: string,
  path: string,
  seconds: number,
): Promise<Readonly<Record<string, unknown>>> {
  const tooLong = new UsageError(`Cannot load ${path}: it took longer than ${seconds} seconds.`)
  const stop = new AbortController()
  try {
    if (file.endsWith('.json')) return { default: readJson(file) }
    const module = import(pathToFileURL(file).href) as Promise<Record<string, unknown>>
    return exportsOf(
      await Promise.race([
        module,
        timeout(seconds, tooLong, stop.signal),
        rejectOnExit(path, stop.signal),
      ]),
    )
  } catch (error) {
    if (error instanceof UsageError) throw error
    const [problem = ''] = String(error).split('\n')
    const isTypeScript = (error as { code?: string } | null)?.code === 'ERR_UNKNOWN_FILE_EXTENSION'
    const advice =
      isTypeScript && /\.[cm]?ts$/.test(file) ? '. Node.js 22.18 and later read it' : ''
    throw new UsageError(`Cannot load ${path}: ${problem}${advice}`, { cause: error })
  } finally {
    stop.abort()
  }
}

/** Parses a JSON file. Editors on Windows begin files with a byte order mark. */
function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown
}

function timeout(seconds: number, error: UsageError, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(reject, seconds * 1000, error)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}

/**
 * Rejects if the module ends the process, or throws later, because such a module was not loaded and
 * must not look clean.
 */
function rejectOnExit(path: string, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const exit = process.exit.bind(process)
    process.exit = (code) => {
      reject(new UsageError(`Cannot load ${path}: it ended the process (exit code ${code ?? 0}).`))
      // The caller of `process.exit` does not expect to continue.
      return new Promise(() => {}) as never
    }
    const fail = (error: unknown): void => {
      const [problem = ''] = String(error).split('\n')
      reject(new UsageError(`Cannot load ${path}: it threw ${problem}`, { cause: error }))
    }
    process.on('uncaughtException', fail)
    process.on('unhandledRejection', fail)
    signal.addEventListener('abort', () => {
      process.exit = exit
      process.off('uncaughtException', fail)
      process.off('unhandledRejection', fail)
    })
  })
}

function classify(value: unknown, path: string): Loaded {
  try {
    return kindOf(value, path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const [problem = ''] = String(error).split('\n')
    throw new UsageError(`Cannot use ${path}: reading its export threw ${problem}`, {
      cause: error,
    })
  }
}

function kindOf(value: unknown, path: string): Loaded {
  if (typeof value === 'function') {
    // A fetch handler takes a request, and perhaps an environment. A listener of Node.js takes
    // `(req, res)`.
    if (/^[^(]*\(\s*\w+\s*,\s*_?res/.test(String(value))) {
      throw new UsageError(
        `Cannot use ${path}: it exports a listener of Node.js. Start it, and use npx webcors check`,
      )
    }
    return { kind: 'handler', value: value as never }
  }
  if (typeof value !== 'object' || value === null) {
    throw new UsageError(
      `Cannot use ${path}: it exports neither options, nor a policy, nor a fetch handler.`,
    )
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
