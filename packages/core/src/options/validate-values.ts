import { type CorsIssue, createIssue } from './issue.js'
import { suggestName } from './suggest-name.js'

type Path = readonly PropertyKey[]

/** Names that other CORS libraries use for what is called otherwise here. */
const ALIASES: Readonly<Record<string, string>> = {
  optionsSuccessStatus: 'preflightStatus',
  allowMethods: 'methods',
  headers: 'allowedHeaders',
}

/** Finds names that no option has; a misspelt one would silently have no effect. */
export function checkKnown(
  given: object,
  known: readonly string[],
  path: Path,
  issues: CorsIssue[],
): void {
  for (const [name, value] of Object.entries(given)) {
    if (known.includes(name)) continue
    const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined
    const meant = alias !== undefined && known.includes(alias) ? alias : suggestName(name, known)
    const problem = 'use option $: there is none of that name'
    const otherwise =
      name === 'onError' ? 'Write it into the hooks, the last argument.' : 'Remove it.'
    const fix = meant === undefined ? otherwise : `Write ${meant}.`
    issues.push(createIssue('option-unknown', [...path, name], value, problem, fix, name))
  }
}

/** `undefined` is as good as absent: `false`. */
export function readBoolean(value: unknown, path: Path, issues: CorsIssue[]): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    const problem = `set ${String(path[0])} to $: it is true or false`
    issues.push(createIssue('option-type', path, value, problem, 'Write true, or leave it out.'))
  }
  return value === true
}

/** Finds what is no function where there can only be one. */
export function checkFunction(value: unknown, path: Path, issues: CorsIssue[]): void {
  if (value === undefined || typeof value === 'function') return
  const problem = `call ${String(path[0])}, which is $`
  issues.push(
    createIssue('option-type', path, value, problem, 'Write a function, or leave it out.'),
  )
}
