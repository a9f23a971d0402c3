import {
  isCorsProtocolHeaderName,
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
} from '../protocol/header-names.ts'
import {
  isForbiddenMethod,
  isMethod,
  normalizeMethod,
  WELL_KNOWN_METHODS,
} from '../protocol/methods.ts'
import { isToken } from '../protocol/token.ts'
import { type CorsIssue, type CorsIssueCode, createIssue, describe, quote } from './issue.ts'

/** The rules for one list of names. */
interface NameKind {
  readonly option: 'methods' | 'allowedHeaders' | 'exposedHeaders'
  /** The words of an issue after `Cannot` and before the quoted name. */
  readonly action: string
  readonly invalid: CorsIssueCode
  readonly noun: string
  isValid(name: string): boolean
  /** Explains why a name that is syntactically valid is a mistake, or returns `null`. */
  explain(name: string): readonly [code: CorsIssueCode, why: string, fix: string] | null
  /** Gives a name the form in which browsers send it. */
  normalize(name: string): string
}

const METHODS: NameKind = {
  option: 'methods',
  action: 'allow method',
  invalid: 'method-invalid',
  noun: 'method name',
  isValid: isMethod,
  explain(name) {
    const upper = name.toUpperCase()
    if (normalizeMethod(name) === upper || !WELL_KNOWN_METHODS.includes(upper)) return null
    const why = 'methods are case-sensitive, and browsers do not upper-case this one'
    return ['method-case', why, `Write ${quote(upper)}, in the page too.`]
  },
  normalize: normalizeMethod,
}

const REQUEST_HEADERS: NameKind = {
  option: 'allowedHeaders',
  action: 'allow request header',
  invalid: 'request-header-invalid',
  noun: 'header name',
  isValid: isToken,
  explain(name) {
    if (!isForbiddenRequestHeaderName(name) && !isCorsProtocolHeaderName(name)) return null
    const isCookie = name.toLowerCase() === 'cookie'
    const fix = isCookie ? 'Remove it; credentials: true is for cookies.' : 'Remove it.'
    return ['request-header-forbidden', 'no script can set it', fix]
  },
  normalize: (name) => name,
}

const RESPONSE_HEADERS: NameKind = {
  option: 'exposedHeaders',
  action: 'expose response header',
  invalid: 'exposed-header-invalid',
  noun: 'header name',
  isValid: isToken,
  explain(name) {
    const code = 'exposed-header-forbidden'
    if (isForbiddenResponseHeaderName(name)) return [code, 'no script can read it', 'Remove it.']
    if (!isCorsProtocolHeaderName(name)) return null
    return [code, 'only browsers read the headers of the CORS protocol', 'Remove it.']
  },
  normalize: (name) => name,
}

type Names = '*' | readonly string[]

export function resolveMethods(value: unknown, issues: CorsIssue[]): Names {
  return resolveNames(value, METHODS, true, issues)
}

export function resolveAllowedHeaders(value: unknown, issues: CorsIssue[]): Names {
  return resolveNames(value, REQUEST_HEADERS, true, issues)
}

/**
 * @param credentials whether there are credentials: `'*'` is then refused, so no fix may suggest it
 */
export function resolveExposedHeaders(
  value: unknown,
  credentials: boolean,
  issues: CorsIssue[],
): Names {
  return resolveNames(value, RESPONSE_HEADERS, !credentials, issues)
}

/** Resolves an option that is `'*'` or a list of names, without repetitions, and pushes issues. */
function resolveNames(
  value: unknown,
  kind: NameKind,
  mayBeAny: boolean,
  issues: CorsIssue[],
): Names {
  if (value === '*') return '*'
  const { option } = kind
  if (!Array.isArray(value)) {
    const fix = `Write ${toList(value, kind)}${mayBeAny ? ", or '*' for any" : ''}.`
    const action = `read ${option} from ${describe(value)}`
    const why = 'it must be a list of names'
    issues.push(createIssue({ code: 'list-type', path: [option], value, action, why, fix }))
    return []
  }
  const names = new Set<string>()
  for (const [index, name] of Array.from(value as readonly unknown[]).entries()) {
    const found = explainName(name, kind, mayBeAny)
    if (found === null) {
      names.add(kind.normalize(name as string))
      continue
    }
    const [code, why, fix] = found
    const shown = typeof name === 'string' ? quote(name) : describe(name)
    const action = `${kind.action} ${shown}`
    issues.push(createIssue({ code, path: [option, index], value: name, action, why, fix }))
  }
  return [...names]
}

/** Formats the list that was likely meant, from the valid names in a string. */
function toList(value: unknown, kind: NameKind): string {
  const text = typeof value === 'string' ? value.slice(0, 100) : ''
  const names = text.split(/[\s,]/).filter((name) => explainName(name, kind, false) === null)
  const example = kind.option === 'methods' ? 'PUT' : 'X-Token'
  return `[${(names.length > 0 ? names : [example]).map((name) => `'${name}'`).join(', ')}]`
}

/** @returns the code, the reason and the fix for an invalid name, or `null` for a valid one */
function explainName(
  name: unknown,
  kind: NameKind,
  mayBeAny: boolean,
): readonly [code: CorsIssueCode, why: string, fix: string] | null {
  const { option, noun, invalid } = kind
  const any = mayBeAny ? `, or write ${option}: '*' without a list to allow any` : ''
  if (name === '*') {
    const why = mayBeAny
      ? 'it allows any name, so the other names mean nothing'
      : 'with credentials, browsers take it for the name of a header'
    return ['wildcard-in-list', why, `List the names${any}.`]
  }
  if (typeof name === 'string' && option === 'methods' && isForbiddenMethod(name)) {
    return ['method-forbidden', 'no browser can send it', 'Remove it.']
  }
  if (typeof name !== 'string' || !kind.isValid(name)) {
    return [invalid, `it is not a ${noun}`, 'Write a name without spaces, commas or colons.']
  }
  if (name.includes('*')) {
    return [
      invalid,
      'browsers compare whole names, so the star matches nothing',
      `List each name${any}.`,
    ]
  }
  return kind.explain(name)
}
