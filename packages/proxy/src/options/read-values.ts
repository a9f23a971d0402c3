import type { AddIssue, ProxyIssueCode } from './proxy-issue.js'

type Path = readonly PropertyKey[]

/**
 * Whether a value is a header or method name: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
 */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value)
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Finds unknown options, because a misspelled option would silently have no effect. */
export function checkKnown(
  given: object,
  known: readonly string[],
  path: Path,
  add: AddIssue,
): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    const like = known.find((one) => one.toLowerCase() === name.toLowerCase() || isNear(one, name))
    const fix = like === undefined ? `Write one of ${known.join(', ')}.` : `Did you mean "${like}"?`
    add('proxy-option-unknown', [...path, name], name, 'use option $: no such option', fix)
  }
}

/** Whether one name begins with the other one, as singular and plural do. */
function isNear(known: string, name: string): boolean {
  const [a, b] = [known.toLowerCase(), name.toLowerCase()]
  return b.length > 3 && (a.startsWith(b) || b.startsWith(a))
}

export function readFlag(value: unknown, path: Path, add: AddIssue): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    const problem = `set ${String(path.at(-1))} to $: it must be a boolean`
    add('proxy-option-type', path, value, problem, 'Write true, or leave it out.')
  }
  return value === true
}

export function readFunction(value: unknown, path: Path, add: AddIssue): unknown {
  if (value === undefined || typeof value === 'function') return value
  const problem = `set ${String(path.at(-1))} to $: it must be a function`
  add('proxy-option-type', path, value, problem, 'Write a function, or leave it out.')
  return undefined
}

/** Reads a number within limits. */
export function readNumber(
  value: unknown,
  path: Path,
  limits: { code: ProxyIssueCode; unit: string; from: number; to: number; otherwise: number },
  add: AddIssue,
): number {
  const { code, unit, from, to, otherwise } = limits
  if (value === undefined) return otherwise
  if (typeof value === 'number' && value >= from && value <= to) return value
  const name = String(path.at(-1))
  const problem = `set ${name} to $: it must be a number of ${unit}, ${from} to ${to}`
  add(code, path, value, problem, `Write ${name}: ${otherwise}, or leave it out.`)
  return otherwise
}

/** Reads a list of strings. */
export function readList(value: unknown, path: Path, add: AddIssue): readonly string[] | null {
  if (value === undefined) return null
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) {
    return [...new Set(value as readonly string[])]
  }
  const name = String(path.at(-1))
  const problem = `read ${name} from $: it must be a list of strings that is not empty`
  const example = typeof value === 'string' ? JSON.stringify([value]) : "['...']"
  add('proxy-option-type', path, value, problem, `Write ${name}: ${example}, or leave it out.`)
  return null
}
