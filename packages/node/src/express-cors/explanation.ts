import type { CorsIssue } from '@webcors/core'
import { createIssue, describe } from '@webcors/core/adapter'
import { suggestPatterns } from './suggestion.js'

type Given = Readonly<Record<string, unknown>>

/** Says of an issue that core found what it means for options of the `cors` package. */
export function explainIssue(issue: CorsIssue, options: Given): CorsIssue {
  const { code, path, value } = issue
  if (code === 'preflight-status-invalid') {
    return createIssue({
      code,
      path,
      value,
      action: `set ${String(path[0])} to ${describe(value)}`,
      why: 'clients expect one of two statuses',
      fix: 'Write 204 or 200.',
    })
  }
  if (code !== 'origin-type') return issue
  if (value instanceof RegExp) return explainExpression(value, path, options)
  if (value === true && options['credentials']) {
    return createIssue({
      code: 'origin-wildcard-with-credentials',
      path,
      value,
      action: 'allow true as an origin',
      why: "every site could read, with your users' credentials",
      fix: 'List the origins, or remove credentials.',
    })
  }
  if (value === false && path.length === 1) {
    return createIssue({
      code,
      path,
      value,
      action: 'allow false as an origin',
      why: 'it stands for no CORS at all',
      fix: 'Leave the middleware out, or select no policy: cors(() => undefined).',
    })
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
  return createIssue({
    code: 'origin-type',
    path,
    value: expression,
    action: `allow ${describe(expression)} as an origin`,
    why: why(),
    fix: fix(),
  })
}
