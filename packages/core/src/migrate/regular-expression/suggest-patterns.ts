import type { OriginPattern } from '../../options/cors-options.js'
import { validateCorsOptions } from '../../options/validate-options.js'
import { createCors } from '../../policy/create-cors.js'
import { readRegularExpression } from './read-regular-expression.js'

/** What to write in place of a regular expression. */
export interface Suggestion {
  /** None if the regular expression stands for something that patterns cannot say. */
  readonly patterns: readonly OriginPattern[]
  /** An origin that the regular expression lets in and the patterns do not, if one was found. */
  readonly letsIn: string | undefined
  /** An origin that the patterns allow and the regular expression does not, if one was found. */
  readonly adds: string | undefined
  /** Whether the regular expression matched none of the origins that it was tried on. */
  readonly isIdle: boolean
}

const MAX_PATTERNS = 6

/**
 * Finds patterns that say what a regular expression was meant to say, and tries both on origins that may tell them apart.
 *
 * @param flags the options that a pattern is checked against
 */
export function suggestPatterns(expression: RegExp, flags: object): Suggestion {
  const { source } = expression
  const anchors = { start: source.startsWith('^'), end: /(?<!\\)\$$/.test(source) }
  const texts = readRegularExpression(source) ?? []
  const meant = [...new Set(texts.flatMap((text) => completeOrigin(text, anchors)))]
  const isRefused = (pattern: string): boolean =>
    validateCorsOptions({ ...flags, origin: pattern }).issues !== undefined
  const refused = meant.filter(isRefused)
  const kept = meant.filter(
    (pattern) => !refused.includes(pattern) && !meant.includes(`${pattern}:*`),
  )
  // A suggestion without its plain-http patterns still says what was meant. Without any other it would mislead.
  const isWhole = refused.every((pattern) => pattern.startsWith('http:'))
  const patterns = isWhole && kept.length <= MAX_PATTERNS ? (kept as OriginPattern[]) : []
  const policy = patterns.length > 0 ? createCors({ origin: patterns }) : undefined

  // A regular expression with the flag `g` or `y` remembers where its last match ended.
  const fresh = new RegExp(source, expression.flags.replaceAll(/[gy]/g, ''))
  const origins = ['https://evil.example', ...patterns.flatMap(likeIt)]
  const tellsApart = (origin: string, isIn: boolean): boolean =>
    fresh.test(origin) === isIn && (policy?.allows(origin) ?? false) !== isIn
  return {
    patterns,
    letsIn: origins.find((origin) => tellsApart(origin, true)),
    adds: origins.find((origin) => tellsApart(origin, false)),
    isIdle: !origins.some((origin) => fresh.test(origin)),
  }
}

interface Anchors {
  readonly start: boolean
  readonly end: boolean
}

/** The patterns that a text with stars was likely meant to be. */
function completeOrigin(text: string, anchors: Anchors): string[] {
  // A star at the end is a path that no origin has, unless it is a port.
  const [, before, rest = ''] =
    /^(?:(.*?):?\/\/)?(.*)$/.exec(text.replace(/\/\*?$|(?<!:)\*$/, '')) ?? []
  const isLoopback = /^(localhost|127\.)/.test(rest)
  const scheme = before && before !== '*' ? before : isLoopback ? 'http' : 'https'
  const host = isLoopback && !anchors.end && !rest.includes(':') ? `${rest}:*` : rest
  const isEnd = before === undefined && !anchors.start && !isLoopback
  return completeHost(host, isEnd).map((whole) => `${scheme}://${whole}`)
}

/** @param isEnd whether anything may stand in front of it */
function completeHost(host: string, isEnd: boolean): string[] {
  if (host.startsWith('.')) return [`*${host}`]
  if (/^\*[a-z\d]/.test(host)) return [host.slice(1), `*.${host.slice(1)}`]
  if (!isEnd || host.startsWith('*')) return [host]
  return host.includes('.') ? [host, `*.${host}`] : []
}

/** Origins that a pattern allows, and some that look like them. */
function likeIt(pattern: string): string[] {
  const [scheme = '', rest = ''] = pattern.split('://')
  const [, name = '', anyPort = ''] = /^(.*?)(:[\d*]+)?$/.exec(rest) ?? []
  const port = anyPort.replace('*', '3000')
  const allowed = ['a', '1', 'a-1', 'a.b'].map((star) => name.replace('*', star))
  const host = name.replace(/^\*\./, '').replace('*', 'a')
  // What a dot that is not escaped matches too. Behind the last dot stands a top-level domain.
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
