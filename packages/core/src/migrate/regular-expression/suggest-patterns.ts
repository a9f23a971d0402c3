import type { OriginPattern } from '../../options/cors-options.ts'
import { validateCorsOptions } from '../../options/validate-options.ts'
import { createCors } from '../../policy/create-cors.ts'
import { parseRegularExpression } from './parse-regular-expression.ts'

/**
 * The origin patterns that can replace a regular expression, and the differences that were found.
 */
export interface Suggestion {
  /** Empty if patterns cannot replace the regular expression. */
  readonly patterns: readonly OriginPattern[]
  /** An origin that the regular expression allows and the patterns do not, if one was found. */
  readonly letsIn: string | undefined
  /** An origin that the patterns allow and the regular expression does not, if one was found. */
  readonly adds: string | undefined
  /** Whether the regular expression matched none of the tested origins. */
  readonly matchesNone: boolean
}

const MAX_PATTERNS = 6

/**
 * Finds origin patterns that a regular expression was likely meant to express, and tests both on
 * origins on which they may differ.
 *
 * @param flags the options that a pattern is checked against
 */
export function suggestPatterns(expression: RegExp, flags: object): Suggestion {
  const { source } = expression
  const anchors = { start: source.startsWith('^'), end: /(?<!\\)\$$/.test(source) }
  const texts = parseRegularExpression(source) ?? []
  const meant = [...new Set(texts.flatMap((text) => completeOrigin(text, anchors)))]
  const isRefused = (pattern: string): boolean =>
    validateCorsOptions({ ...flags, origin: pattern }).issues !== undefined
  const refused = meant.filter(isRefused)
  const kept = meant.filter(
    (pattern) => !refused.includes(pattern) && !meant.includes(`${pattern}:*`),
  )
  // A suggestion without the plain-http patterns is still useful. A suggestion without any other
  // pattern would mislead.
  const isWhole = refused.every((pattern) => pattern.startsWith('http:'))
  const patterns = isWhole && kept.length <= MAX_PATTERNS ? (kept as OriginPattern[]) : []
  const policy = patterns.length > 0 ? createCors({ origin: patterns }) : undefined

  // A regular expression with the flag `g` or `y` remembers where its last match ended.
  const fresh = new RegExp(source, expression.flags.replaceAll(/[gy]/g, ''))
  const origins = ['https://evil.example', ...patterns.flatMap(similarOrigins)]
  const isDifference = (origin: string, isIn: boolean): boolean =>
    fresh.test(origin) === isIn && (policy?.allows(origin) ?? false) !== isIn
  return {
    patterns,
    letsIn: origins.find((origin) => isDifference(origin, true)),
    adds: origins.find((origin) => isDifference(origin, false)),
    matchesNone: !origins.some((origin) => fresh.test(origin)),
  }
}

interface Anchors {
  readonly start: boolean
  readonly end: boolean
}

/** Completes a text with stars to the origin patterns that it was likely meant to express. */
function completeOrigin(text: string, anchors: Anchors): string[] {
  // A star at the end stands for a path, which an origin does not have, unless it stands for a
  // port.
  const whole = text.replace(/\/\*?$|(?<!:)\*$/, '')
  const start = /(.*?):?\/\//.exec(whole)
  const before = start?.[1]
  const rest = whole.slice(start?.[0].length)
  const isLoopback = /^(localhost|127\.)/.test(rest)
  const scheme = before && before !== '*' ? before : isLoopback ? 'http' : 'https'
  const host = isLoopback && !anchors.end && !rest.includes(':') ? `${rest}:*` : rest
  const isEnd = before === undefined && !anchors.start && !isLoopback
  return completeHost(host, isEnd).map((name) => `${scheme}://${name}`)
}

/** @param isEnd whether the regular expression allows any text in front of the host */
function completeHost(host: string, isEnd: boolean): string[] {
  if (host.startsWith('.')) return [`*${host}`]
  if (/^\*[a-z\d]/.test(host)) return [host.slice(1), `*.${host.slice(1)}`]
  if (!isEnd || host.startsWith('*')) return [host]
  // A part of a name is not a host. An empty host is refused, and with it the whole suggestion.
  return host.includes('.') ? [host, `*.${host}`] : ['']
}

/** Lists origins that a pattern allows, and look-alikes that it does not allow. */
function similarOrigins(pattern: string): string[] {
  const [scheme, rest] = pattern.split('://') as [string, string]
  const name = rest.replace(/:[\d*]+$/, '')
  const port = rest.slice(name.length).replace('*', '3000')
  const allowed = ['a', '1', 'a-1', 'a.b'].map((star) => name.replace('*', star))
  const host = name.replace(/^\*\./, '').replace('*', 'a')
  // An unescaped dot also matches a letter. The last dot is left alone, because a top-level domain
  // follows it.
  const dotless = Array.from(
    host.matchAll(/\.(?=.*\.)/g),
    ({ index }) => `${host.slice(0, index)}x${host.slice(index + 1)}`,
  )
  const names = [`${host}.evil.example`, `evil-${host}`, ...dotless, host, ...allowed]
  return [
    ...names.map((other) => `${scheme}://${other}${port}`),
    ...[':8443', ''].map((other) => `${scheme}://${allowed[0]}${other}`),
    `${scheme === 'http' ? 'https' : 'http'}://${allowed[0]}${port}`,
  ]
}
