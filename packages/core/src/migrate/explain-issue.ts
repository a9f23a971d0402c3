import { type CorsIssue, createIssue, describe } from '../options/issue.ts'
import type { Library } from './library.ts'
import type { Given, Path } from './migration.ts'
import { suggestPatterns } from './regular-expression/suggest-patterns.ts'

/** Rewrites an issue of webcors options in terms of the options of another library. */
export function explainIssue(issue: CorsIssue, options: Given, library: Library): CorsIssue {
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
  if (value instanceof RegExp) return explainRegularExpression(value, path, options, library)
  if (value === true && options['credentials'] && library.reflects) {
    return createIssue({
      code: 'origin-wildcard-with-credentials',
      path,
      value,
      action: 'allow true as an origin',
      why: "every site could read, with your users' credentials",
      fix: 'List the origins, or remove credentials.',
    })
  }
  return issue
}

function explainRegularExpression(
  expression: RegExp,
  path: Path,
  options: Given,
  { name, reflects }: Library,
): CorsIssue {
  const flags = {
    credentials: options['credentials'] === true,
    dangerouslyAllowInsecureOrigins: options['dangerouslyAllowInsecureOrigins'] === true,
    dangerouslyAllowPublicSuffixes: options['dangerouslyAllowPublicSuffixes'] === true,
  }
  const { patterns, letsIn, adds, matchesNone } = suggestPatterns(expression, flags)
  const statefulFlag = /[gy]/.exec(expression.flags)?.[0]
  const why = (): string => {
    if (!reflects) return `${name} takes no regular expressions`
    if (letsIn) return `it lets ${JSON.stringify(letsIn)} in`
    if (adds && matchesNone) return `it does not match ${JSON.stringify(adds)}`
    if (statefulFlag) return `with the flag ${statefulFlag} it matches every other time`
    return 'an origin is a string'
  }
  const fix = (): string => {
    const quoted = patterns.map((pattern) => JSON.stringify(pattern)).join(', ')
    const list = patterns.length > 1 && path.length === 1 ? `[${quoted}]` : quoted
    if (!list) return 'List the origins, or write a function.'
    if (!adds || matchesNone) return `Write ${list}.`
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
