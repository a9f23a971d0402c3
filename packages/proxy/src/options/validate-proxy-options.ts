import type { CorsIssue, CorsOptions } from '@webcors/core'
import { checkCombinations } from './check-combinations.js'
import { type AddIssue, createProxyIssue, type ProxyIssue } from './proxy-issue.js'
import type { ProxyCorsOptions, ProxyOptions } from './proxy-options.js'
import { ProxyOptionsError } from './proxy-options-error.js'
import { checkKnown, isRecord, isToken, readFlag, readFunction, readNumber } from './read-values.js'
import type { HostAbilities, ResolvedProxyOptions, ResolvedTarget } from './resolved-options.js'
import { completeCors, readCors } from './validate-proxy-cors.js'
import { readLimit } from './validate-limit.js'
import { type ReadTarget, readTarget } from './validate-target.js'

/** A value or issues, never both, as in Standard Schema. */
export type ProxyValidation<Value = ProxyOptions> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly (ProxyIssue | CorsIssue)[]; readonly value?: undefined }

const NAMES = [
  'targets',
  'limit',
  'authorize',
  'name',
  'userAgent',
  'timeouts',
  'maxRequestBytes',
  'maxResponseBytes',
  'maxConcurrent',
  'embeddable',
  'onExchange',
]
const TIMEOUTS = ['connectSeconds', 'headersSeconds', 'idleSeconds']
const MIB = 1024 * 1024

/**
 * Validates options from anywhere, such as a configuration file. Never throws.
 *
 * @returns the options, or all issues
 */
export function validateOptions(
  options: unknown,
  cors: unknown,
  host: HostAbilities,
): ProxyValidation {
  const { issues } = resolve(options, cors, host)
  return issues ? { issues } : { value: options as ProxyOptions }
}

/**
 * Resolves the options.
 *
 * @throws {ProxyOptionsError} with every issue of the options
 */
export function checkOptions(
  options: ProxyOptions,
  cors: ProxyCorsOptions,
  host: HostAbilities,
): ResolvedProxyOptions {
  const { value, issues } = resolve(options, cors, host)
  if (issues) throw new ProxyOptionsError(issues)
  return value
}

function resolve(
  options: unknown,
  cors: unknown,
  host: HostAbilities,
): ProxyValidation<ResolvedProxyOptions> {
  const issues: (ProxyIssue | CorsIssue)[] = []
  const add: AddIssue = (...args) => {
    issues.push(createProxyIssue(...args))
  }
  try {
    if (!isRecord(options)) {
      const fix =
        "Write { targets: { '/github': 'https://api.github.com' }, limit: { perMinute: 60 } }."
      add('proxy-options-invalid', [], options, 'read options from $: they must be an object', fix)
      return { issues }
    }
    const given = { ...options }
    checkKnown(given, NAMES, [], add)
    const targets = readTargets(given['targets'], add)
    const limit = readLimit(given['limit'], add)
    const authorize = readFunction(
      given['authorize'],
      ['authorize'],
      add,
    ) as ProxyOptions['authorize']
    const corsOptions = readCors(cors, targets, authorize !== undefined, add, issues)
    checkCombinations(targets, { limit, authorize, cors: corsOptions, host }, add)
    const value = { ...readSettings(given, add), limit, authorize }
    if (issues.length > 0) return { issues }
    const sorted = targets
      .map(({ target }) => target)
      .toSorted((a, b) => b.mount.length - a.mount.length)
    const corsFor = (target: ResolvedTarget | null): CorsOptions =>
      completeCors(corsOptions, target ? [target] : sorted, authorize !== undefined)
    const redirectTargets = sorted.toSorted((a, b) => rankOf(b) - rankOf(a))
    return { value: { ...value, targets: sorted, redirectTargets, corsFor } }
  } catch {
    // Accessors and `Proxy` objects run code that may throw.
    add(
      'proxy-options-invalid',
      [],
      options,
      'read options: reading them threw',
      'Write a plain object.',
    )
    return { issues }
  }
}

function readTargets(value: unknown, add: AddIssue): ReadTarget[] {
  const path = ['targets']
  const fix = "Write targets: { '/github': 'https://api.github.com' }."
  if (value === undefined || (isRecord(value) && Object.keys(value).length === 0)) {
    add('targets-missing', path, value, 'make a proxy without targets', fix)
    return []
  }
  if (!isRecord(value)) {
    add('targets-type', path, value, 'read targets from $: they must be an object', fix)
    return []
  }
  const seen = new Map<string, string>()
  return Object.entries(value).flatMap(([mount, target]) => {
    checkMount(mount, seen, add)
    return readTarget(mount, target, add) ?? []
  })
}

function checkMount(mount: string, seen: Map<string, string>, add: AddIssue): void {
  const path = ['targets', mount]
  const isPlain = /^\/$|^(?:\/[\w.~-]+)+$/.test(mount) && !/\/\.\.?(?:\/|$)/.test(mount)
  if (!isPlain) {
    const name = mount.replaceAll(/[^\w~-]+/g, '-').replace(/^-|-$/g, '')
    const problem = 'use $ as the path of a target: it must be one or more plain segments'
    add('mount-invalid', path, mount, problem, `Write ${JSON.stringify(`/${name || 'api'}`)}.`)
    return
  }
  const lower = mount.toLowerCase()
  const other = seen.get(lower)
  if (other !== undefined) {
    const problem = `use $ as the path of a target: it differs from ${JSON.stringify(other)} in case alone`
    add('mount-duplicate', path, mount, problem, 'Give it another name.')
  }
  seen.set(lower, mount)
}

function readSettings(given: Readonly<Record<string, unknown>>, add: AddIssue) {
  const { timeouts = {}, name = 'webcors', userAgent = 'webcors-proxy' } = given
  const times = isRecord(timeouts) ? timeouts : {}
  if (times !== timeouts) {
    const fix = 'Write timeouts: { connectSeconds: 5, headersSeconds: 30, idleSeconds: 60 }.'
    const problem = 'read timeouts from $: they must be an object'
    add('proxy-option-type', ['timeouts'], timeouts, problem, fix)
  }
  checkKnown(times, TIMEOUTS, ['timeouts'], add)
  const milliseconds = (option: string, otherwise: number): number => {
    const limits = { code: 'timeout-invalid', unit: 'seconds', from: 0.001, to: 3600 } as const
    return 1000 * readNumber(times[option], ['timeouts', option], { ...limits, otherwise }, add)
  }
  const bytes = (option: string, otherwise: number): number => {
    const limits = {
      code: 'bytes-invalid',
      unit: 'bytes',
      from: 1,
      to: Number.MAX_SAFE_INTEGER,
    } as const
    return readNumber(given[option], [option], { ...limits, otherwise }, add)
  }
  if (!isToken(name)) {
    const fix = "Write a name without spaces, such as 'webcors'."
    const problem = 'use $ as the name of the proxy in Via: it is not a token'
    add('name-invalid', ['name'], name, problem, fix)
  }
  if (typeof userAgent !== 'string' || !/^[\x20-\x7e]+$/.test(userAgent)) {
    const fix = "Write a name, such as 'my-proxy/1.0'."
    const problem = 'send $ as User-Agent: it must be printable ASCII'
    add('name-invalid', ['userAgent'], userAgent, problem, fix)
  }
  const concurrent = {
    code: 'count-invalid',
    unit: 'requests',
    from: 1,
    to: 1_000_000,
    otherwise: 1000,
  } as const
  return {
    name: String(name),
    userAgent: String(userAgent),
    connectMilliseconds: milliseconds('connectSeconds', 5),
    headersMilliseconds: milliseconds('headersSeconds', 30),
    idleMilliseconds: milliseconds('idleSeconds', 60),
    maxRequestBytes: bytes('maxRequestBytes', 10 * MIB),
    maxResponseBytes: bytes('maxResponseBytes', 100 * MIB),
    maxConcurrent: readNumber(given['maxConcurrent'], ['maxConcurrent'], concurrent, add),
    embeddable: readFlag(given['embeddable'], ['embeddable'], add),
    onExchange: readFunction(
      given['onExchange'],
      ['onExchange'],
      add,
    ) as ProxyOptions['onExchange'],
  }
}

/** Returns the rank of a target. A target with a higher rank is tried first for a redirect. */
function rankOf({ base, secrets }: ResolvedTarget): number {
  return (base === null ? -1 : base.path.length) - (secrets.length > 0 ? 1e6 : 0)
}
