import { readFileSync } from 'node:fs'
import type { ProxyCorsOptions, ProxyOptions, Target } from '@webcors/proxy'
import { type Arguments, readArguments } from '../read-arguments.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  target: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  port: { type: 'string' },
  'header-env': { type: 'string', multiple: true },
  'query-env': { type: 'string', multiple: true },
  method: { type: 'string', multiple: true },
  'request-header': { type: 'string', multiple: true },
  'allow-private': { type: 'boolean' },
  'allow-insecure': { type: 'boolean' },
  ca: { type: 'string' },
  slow: { type: 'string' },
  fail: { type: 'string' },
} as const

/** The arguments of the command. */
export interface ProxyArguments {
  readonly options: ProxyOptions
  readonly cors: ProxyCorsOptions
  /** The origins that `cors` allows. */
  readonly origins: readonly string[]
  readonly port: number
  /** The delay before each request in milliseconds. */
  readonly slow: number
  /** The error status of every response, in place of the target's; `null` to forward requests. */
  readonly fail: number | null
  readonly json: boolean
  /** The secrets of each mount. */
  readonly secrets: Readonly<Record<string, readonly Secret[]>>
}

/** A header or query parameter with the value of an environment variable. */
export interface Secret {
  readonly kind: 'headers' | 'query'
  readonly name: string
  readonly variable: string
}

type Environment = Readonly<Record<string, string | undefined>>
type Mount = `/${string}`

/**
 * Parses the arguments of the command.
 *
 * @throws {UsageError}
 */
export function readProxyArguments(args: readonly string[], env: Environment): ProxyArguments {
  const given = readArguments(args, OPTIONS)
  const [stray] = given.positionals
  if (stray !== undefined) {
    throw new UsageError(`Cannot read "${stray}": write --target ${stray}.`)
  }
  const urls = readTargets(given.list('target'))
  const origins = given.list('origin')
  if (origins.length === 0) {
    throw new UsageError('Give the origin of the page: --origin http://localhost:3000.')
  }
  const secrets = readSecrets(given, [...urls.keys()])
  const targets: Record<Mount, Target> = {}
  for (const [mount, url] of urls)
    targets[mount] = createTarget(url, secrets[mount] ?? [], given, env)
  const [first] = origins
  return {
    options: { targets, limit: 'none', name: 'webcors-dev' },
    origins,
    cors: { origin: origins.length === 1 && first === '*' ? '*' : origins },
    port: numberOf(given.text('port'), 'port', 0, 65_535) ?? 8010,
    slow: numberOf(given.text('slow'), 'slow', 0, 600_000) ?? 0,
    fail: numberOf(given.text('fail'), 'fail', 400, 599),
    json: given.flag('json'),
    secrets,
  }
}

/**
 * Parses the targets: one `https://api.example.com`, or several of the form
 * `/name=https://api.example.com`.
 */
function readTargets(list: readonly string[]): Map<Mount, string> {
  const found = new Map<Mount, string>()
  for (const text of list) {
    const [, name = '/', url = text] = /^(\/[^=]*)=(.+)$/.exec(text) ?? []
    const mount = name as Mount
    if (found.has(mount)) {
      throw new UsageError(
        `Cannot use two targets at "${mount}": write --target /name=${text.replace(/^.*=/, '')}.`,
      )
    }
    found.set(mount, url.replace(/\/+$/, ''))
  }
  if (found.size > 0) return found
  throw new UsageError('Give the URL of the API: --target https://api.example.com.')
}

/**
 * Parses secrets: `Authorization=API_TOKEN`, or `/name:Authorization=API_TOKEN` with several
 * targets.
 */
function readSecrets(given: Arguments, mounts: readonly Mount[]): Record<string, Secret[]> {
  const found: Record<string, Secret[]> = {}
  for (const kind of ['headers', 'query'] as const) {
    const option = kind === 'headers' ? 'header-env' : 'query-env'
    for (const text of given.list(option)) {
      const [, place, name = '', variable = ''] = /^(?:(\/[^:]*):)?([^=]+)=(\w+)$/.exec(text) ?? []
      const mount = place ?? (mounts.length === 1 ? mounts[0] : undefined)
      if (variable === '') {
        throw new UsageError(`Cannot read --${option} "${text}": write --${option} Name=VARIABLE.`)
      }
      if (mount === undefined || !mounts.includes(mount as Mount)) {
        throw new UsageError(
          `Cannot find the target of --${option} "${text}": write --${option} ${mounts[0]}:${name}=${variable}.`,
        )
      }
      ;(found[mount] ??= []).push({ kind, name, variable })
    }
  }
  return found
}

function createTarget(
  url: string,
  secrets: readonly Secret[],
  given: Arguments,
  env: Environment,
): Target {
  const values = (kind: Secret['kind']) => {
    const entries = secrets.filter((secret) => secret.kind === kind)
    return Object.fromEntries(entries.map(({ name, variable }) => [name, valueOf(variable, env)]))
  }
  const isLoopback =
    /^https?:\/\/(?:(?:[^/]+\.)?localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/.test(url)
  const isPlain = url.startsWith('http:') && !isLoopback
  const more = given.list('method')
  const headers = given.list('request-header')
  const ca = given.text('ca')
  return {
    url: url as Target['url'],
    ...(more.length > 0 && { methods: [...new Set(['GET', 'HEAD', ...more])] }),
    ...(headers.length > 0 && { requestHeaders: headers }),
    headers: values('headers'),
    query: values('query'),
    // The user chose the target, and only this computer can connect.
    ...((isLoopback || given.flag('allow-private')) && { privateNetwork: true }),
    ...(isPlain && given.flag('allow-insecure') && { dangerouslyAllowInsecure: true }),
    ...(secrets.length > 0 && { dangerouslyAllowAnyCaller: true }),
    ...(ca !== undefined && { ca: readCertificate(ca) }),
  }
}

function valueOf(variable: string, env: Environment): string {
  const value = env[variable]
  if (value) return value
  throw new UsageError(`Cannot read ${variable}: the environment variable is not set.`)
}

function readCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`Cannot read ${file}: there is no such file.`)
  }
}

function numberOf(text: string | undefined, name: string, from: number, to: number): number | null {
  if (text === undefined) return null
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new UsageError(`Cannot use --${name} "${text}": write a whole number, ${from} to ${to}.`)
}
