import { type CorsIssueCode, describe } from './issue.js'
import { parseOriginPattern } from '../origin/parse-origin-pattern.js'

/** Why a value of another type is no origin, and how to say what was meant. */
export function explainType(value: unknown): [why: string, fix: string] {
  const why = 'an origin is a string'
  if (value === true) return ['true would mean everyone', "Write '*', or list the origins."]
  if (value === false) return ['it is no origin', 'List the origins, or do without the policy.']
  if (value instanceof RegExp) {
    return [why, 'Write a pattern such as "https://*.example.com", or a predicate.']
  }
  if (value instanceof Set) return [why, 'Write [...set].']
  if (value instanceof URL) return [why, `Write ${describe(serializedForm(value.href) ?? '…')}.`]
  if (value instanceof Promise) return [why, 'Await it first, or write a predicate.']
  if (Array.isArray(value)) return [why, 'Write one flat list.']
  if (typeof value === 'function') {
    return ['a predicate stands alone', 'Write origin: (origin) => …, and test the list in it.']
  }
  return [why, 'Write it in full, such as "https://app.example.com".']
}

/** Why a string is no origin pattern, and the right form where there is one. */
export function explainSyntax(value: string): [CorsIssueCode, why: string, fix: string] {
  const serialized = serializedForm(value)
  if (serialized !== null) {
    const quoted = JSON.stringify(serialized)
    const why = serialized.includes('*') ? 'it would match nothing' : `browsers send ${quoted}`
    return ['origin-not-serialized', why, `Write ${quoted}.`]
  }
  if (/[\s,;]/.test(value.trim())) {
    return [
      'origin-invalid',
      'it is more than one',
      'Write a list of strings, or originsFrom(text).',
    ]
  }
  if (/^file:/i.test(value)) {
    return ['origin-invalid', 'browsers send "null" for it', 'Serve the page over http.']
  }
  if (value.includes('*')) {
    return [
      'origin-pattern-invalid',
      'a star stands for whole subdomains at the front of the host, for a part of one label between hyphens, or for the port',
      'Write it like "https://*.example.com", "https://pr-*.example.com" or "http://localhost:*".',
    ]
  }
  return [
    'origin-invalid',
    'it is no scheme, host and port',
    'Write it in full, such as "https://app.example.com".',
  ]
}

/** Letters that stand for a star while the URL parser does the rest. */
const STAR = 'x0star0x'

/** @returns the form that browsers would send, or `null` where there is none or it is no better */
function serializedForm(value: string): string | null {
  const text = value.trim().replace(/^ws(s?):/i, 'http$1:')
  const bare = text.replace(/^\/\/|:\*\/?$/g, '').replaceAll('*', STAR)
  const isLocal = /^(localhost|127\.|\[::1\])/i.test(bare)
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(bare)
  // Without a scheme, a name without a dot is hardly meant as a host. White space would be dropped.
  if (/\s/.test(text) || !(hasScheme || isLocal || /^[^/]+\./.test(bare))) return null
  try {
    const { protocol, host } = new URL(hasScheme ? bare : `${isLocal ? 'http' : 'https'}://${bare}`)
    const name = host.toLowerCase().replace(/\.(?=:|$)/, '')
    const port = /:\*\/?$/.test(text) ? ':*' : ''
    const form = `${protocol}//${name}${port}`.replaceAll(STAR, '*')
    return form !== value && parseOriginPattern(form) !== null ? form : null
  } catch {
    return null
  }
}
