import {
  isCorsProtocolHeaderName,
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
} from '../protocol/header-names.js'
import { type CorsIssue, createIssue } from './issue.js'
import {
  isForbiddenMethod,
  isMethod,
  normalizeMethod,
  WELL_KNOWN_METHODS,
} from '../protocol/methods.js'
import { isToken } from '../protocol/token.js'

/** Checks one name of a list. */
type CheckName = (name: unknown, path: readonly PropertyKey[]) => CorsIssue | null

/**
 * Reads an option that is `'*'` or a list of names. A repetition is left out.
 *
 * @param normalize gives a name the form in which browsers send it
 */
export function readNames(
  value: unknown,
  option: string,
  check: CheckName,
  issues: CorsIssue[],
  normalize: (name: string) => string = (name) => name,
): '*' | readonly string[] {
  if (value === '*') return '*'
  if (!Array.isArray(value)) {
    const text = typeof value === 'string' ? value.slice(0, 100) : '…'
    const list = text.split(/[\s,]+/).map((name) => `'${name}'`)
    const fix = `Write [${list.join(', ')}], or '*' for any.`
    issues.push(createIssue('list-type', [option], value, 'read $ as a list of names', fix))
    return []
  }
  const names = new Set<string>()
  for (const [index, name] of Array.from(value as readonly unknown[]).entries()) {
    const issue = name === '*' ? wildcardInList(option, index) : check(name, [option, index])
    if (issue === null) names.add(normalize(name as string))
    else issues.push(issue)
  }
  return [...names]
}

function wildcardInList(option: string, index: number): CorsIssue {
  const problem = 'list $: with it the other names mean nothing'
  const fix = `Write ${option}: '*' without a list, or remove it.`
  return createIssue('wildcard-in-list', [option, index], '*', problem, fix)
}

const TOKEN_FIX = 'Write a name without spaces, commas or colons.'

export const checkMethod: CheckName = (name, path) => {
  const problem = 'allow method $'
  if (typeof name === 'string' && isForbiddenMethod(name)) {
    const why = `${problem}: no browser can send it`
    return createIssue('method-forbidden', path, name, why, 'Remove it.')
  }
  if (typeof name !== 'string' || !isMethod(name)) {
    const why = `${problem}: it is no method name`
    return createIssue('method-invalid', path, name, why, TOKEN_FIX)
  }
  const upper = name.toUpperCase()
  if (normalizeMethod(name) !== upper && WELL_KNOWN_METHODS.includes(upper)) {
    const why = `${problem}: methods are case-sensitive, and browsers do not upper-case this one`
    const fix = `Write ${JSON.stringify(upper)}, in the page too.`
    return createIssue('method-case', path, name, why, fix)
  }
  return null
}

export const checkRequestHeader: CheckName = (name, path) => {
  if (typeof name !== 'string' || !isToken(name)) {
    const why = 'allow request header $: it is no header name'
    return createIssue('request-header-invalid', path, name, why, TOKEN_FIX)
  }
  if (isForbiddenRequestHeaderName(name) || isCorsProtocolHeaderName(name)) {
    const why = 'allow request header $: no script can set it'
    const fix = /^cookie$/i.test(name)
      ? 'Remove it; credentials: true is for cookies.'
      : 'Remove it.'
    return createIssue('request-header-forbidden', path, name, why, fix)
  }
  return null
}

export const checkExposedHeader: CheckName = (name, path) => {
  if (typeof name !== 'string' || !isToken(name)) {
    const why = 'expose response header $: it is no header name'
    return createIssue('exposed-header-invalid', path, name, why, TOKEN_FIX)
  }
  if (isForbiddenResponseHeaderName(name)) {
    const why = 'expose response header $: no script can read it'
    return createIssue('exposed-header-forbidden', path, name, why, 'Remove it.')
  }
  return null
}
