import { DEVELOPMENT_PROXIES } from './development-proxies.js'
import { JAVASCRIPT } from './javascript.js'
import type { Fix, Need } from './need.js'
import { SERVERS } from './servers.js'
import { WEBCORS } from './webcors.js'
import type { OtherCause } from '../tables/other-cause.js'
import type { Reason } from '../simulate/reason.js'

const TARGETS = [...WEBCORS, ...JAVASCRIPT, ...SERVERS, ...DEVELOPMENT_PROXIES]

/** What a server can change. Of the rest, the meaning says who can. */
const OF_THE_SERVER: ReadonlySet<Reason | OtherCause> = new Set([
  'missing-allow-origin',
  'multiple-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
  'allow-credentials-not-true',
  'preflight-status-not-ok',
  'preflight-redirect',
  'preflight-method-not-allowed',
  'preflight-header-not-allowed',
  'preflight-invalid-allow-methods',
  'preflight-invalid-allow-headers',
  'redirect-with-credentials-in-url',
])
const WITH_CREDENTIALS: ReadonlySet<Reason | OtherCause> = new Set([
  'wildcard-with-credentials',
  'allow-credentials-not-true',
])

/** A whole configuration for each kind of server, with the values that the message names. */
export function fixesFor(
  code: Reason | OtherCause,
  values: Readonly<Record<string, string>>,
): readonly Fix[] {
  if (!OF_THE_SERVER.has(code)) return []
  const need: Need = {
    origin: originIn(values) ?? 'https://app.example.com',
    isCredentialed: WITH_CREDENTIALS.has(code),
    // A list of one would forbid the rest.
    methods: withUsual(plain(values['method']), ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    headers: withUsual(plain(values['header']), ['Content-Type', 'Authorization']),
  }
  return TARGETS.map((target) => {
    return { for: target.for, language: target.language, code: target.write(need) }
  })
}

/** What is pasted goes into code: nothing but an origin, or a name, gets there. */
function originIn({ origin }: Readonly<Record<string, string>>): string | undefined {
  return origin !== undefined && /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : undefined
}

function plain(name: string | undefined): readonly string[] {
  return name !== undefined && /^[\w-]+$/.test(name) ? [name] : []
}

function withUsual(names: readonly string[], usual: readonly string[]): readonly string[] {
  const isUsual = (name: string): boolean =>
    usual.some((other) => other.toLowerCase() === name.toLowerCase())
  return names.length === 0 ? [] : [...usual, ...names.filter((name) => !isUsual(name))]
}
