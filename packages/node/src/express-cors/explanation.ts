import type { CorsIssue } from '@webcors/core'
import { createIssue } from './issue.js'
import { suggestPatterns } from './suggestion.js'

type Given = Readonly<Record<string, unknown>>

/** Says of an issue that core found what it means for options of the `cors` package. */
export function explainIssue(issue: CorsIssue, options: Given): CorsIssue {
  const { code, path, value } = issue
  if (code !== 'origin-type') return issue
  if (value instanceof RegExp) return explainExpression(value, path, options)
  if (value === true && options['credentials']) {
    const problem = 'allow origin true: whoever asks would read, with your users’ credentials'
    const fix = 'List the origins, or remove credentials.'
    return createIssue('origin-wildcard-with-credentials', path, value, problem, fix)
  }
  if (value === false && path.length === 1) {
    const problem = 'allow origin false: it stands for no CORS at all'
    const fix = 'Leave the middleware out, or select no policy: cors(() => undefined).'
    return createIssue(code, path, value, problem, fix)
  }
  return issue
}

function explainExpression(
  expression: RegExp,
  path: readonly PropertyKey[],
  options: Given,
): CorsIssue {
  const flags = {
    credentials: options['credentials'] === true,
    dangerouslyAllowInsecureOrigins: options['dangerouslyAllowInsecureOrigins'] === true,
    dangerouslyAllowPublicSuffixes: options['dangerouslyAllowPublicSuffixes'] === true,
  }
  const { patterns, letsIn, adds, isIdle } = suggestPatterns(expression, flags)
  const forgets = /[gy]/.exec(expression.flags)?.[0]
  const why = (): string => {
    if (letsIn) return `it lets ${JSON.stringify(letsIn)} in`
    if (adds && isIdle) return `it does not match ${JSON.stringify(adds)}`
    if (forgets) return `with the flag ${forgets} it matches every other time`
    return 'an origin is a string'
  }
  const fix = (): string => {
    const quoted = patterns.map((pattern) => JSON.stringify(pattern)).join(', ')
    const list = patterns.length > 1 && path.length === 1 ? `[${quoted}]` : quoted
    if (!list) {
      return 'List the origins, or write a function: (origin, callback) => callback(null, …).'
    }
    if (!adds || isIdle) return `Write ${list}.`
    return `Write ${list}, which allows ${JSON.stringify(adds)} too, or list the origins.`
  }
  const problem = `allow origin the expression ${String(expression).slice(0, 100)}: ${why()}`
  return createIssue('origin-type', path, expression, problem, fix())
}
