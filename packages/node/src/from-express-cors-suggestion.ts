import { createCors, type OriginPattern, validateCorsOptions } from '@webcors/core'
import { readExpression } from './from-express-cors-expression.js'

/** What to write in place of an expression. */
export interface Suggestion {
  /** None where it could not be said what the expression stands for. */
  readonly patterns: readonly OriginPattern[]
  /** An origin that the expression lets in and the patterns do not, if one was found. */
  readonly letsIn: string | undefined
  /** An origin that the patterns allow and the expression does not, if one was found. */
  readonly adds: string | undefined
  /** Whether the expression matched none of the origins that it was tried on. */
  readonly isIdle: boolean
}

const MAX_PATTERNS = 6

/**
 * Finds patterns that say what an expression was meant to say, and tries both on origins that may tell
 * them apart.
 *
 * @param flags the options that a pattern is checked against
 */
export function suggestPatterns(expression: RegExp, flags: object): Suggestion {
  const { source } = expression
  const isOpen = !/(?<!\\)\$$/.test(source)
  const texts = readExpression(source) ?? []
  const meant = [...new Set(texts.flatMap((text) => completeOrigin(text, isOpen)))]
  const isRefused = (pattern: string): boolean =>
    validateCorsOptions({ ...flags, origin: pattern }).issues !== undefined
  const refused = meant.filter(isRefused)
  const kept = meant.filter(
    (pattern) => !refused.includes(pattern) && !meant.includes(`${pattern}:*`),
  )
  // Without its plain http, a suggestion still says what was meant; without anything else it would mislead.
  const isWhole = refused.every((pattern) => pattern.startsWith('http:'))
  const patterns = isWhole && kept.length <= MAX_PATTERNS ? (kept as OriginPattern[]) : []
  const policy = patterns.length > 0 ? createCors({ origin: patterns }) : undefined

  // Neither `g` nor `y`: they remember where they were.
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

/** The patterns that a text with stars was likely meant to be. */
function completeOrigin(text: string, isOpen: boolean): string[] {
  // A star at the end is a path that no origin has, unless it is a port.
  const [, before, rest = ''] =
    /^(?:(.*?):?\/\/)?(.*)$/.exec(text.replace(/\/\*?$|(?<!:)\*$/, '')) ?? []
  const isLoopback = /^(localhost|127\.)/.test(rest)
  const scheme = before && before !== '*' ? before : isLoopback ? 'http' : 'https'
  const host = isOpen && isLoopback && !rest.includes(':') ? `${rest}:*` : rest
  const hosts = (): string[] => {
    if (host.startsWith('.')) return [`*${host}`]
    if (/^\*[a-z\d]/.test(host)) return [host.slice(1), `*.${host.slice(1)}`]
    const isEnd = before === undefined && !isLoopback && !host.startsWith('*')
    return isEnd ? [host, `*.${host}`] : [host]
  }
  return hosts().map((found) => `${scheme}://${found}`)
}

/** Origins that a pattern allows, and some that look like them. */
function likeIt(pattern: string): string[] {
  const [scheme = '', rest = ''] = pattern.split('://')
  const host = rest
    .replace(/^\*\./, '')
    .replace('*', 'a')
    .replace(/:[\d*a]+$/, '')
  const port = rest.endsWith(':*') ? ':3000' : (/:\d+$/.exec(rest)?.[0] ?? '')
  const stars = ['a', '1', 'a-1', 'a.b'].map((star) => rest.replace(':*', port).replace('*', star))
  const dots = [...host.matchAll(/\.(?=.*\.)/g)].map(
    ({ index }) => `${host.slice(0, index)}x${host.slice(index + 1)}`,
  )
  return [
    ...[`${host}.evil.example`, `evil-${host}`, ...dots, host, ...stars].flatMap((name) => [
      `${scheme}://${name}${name.includes(':') ? '' : port}`,
    ]),
    ...[':8443', ''].map((other) => `${scheme}://${stars[0]?.replace(/:\d+$/, '')}${other}`),
    `${scheme === 'http' ? 'https' : 'http'}://${stars[0]}`,
  ]
}
