import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Evidence, Finding } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { type Probe, UNLISTED_ORIGIN } from './probe.js'

/**
 * Reports responses that depend on `Origin` but have no `Vary: Origin`. Errors and denied responses
 * need `Vary` as well.
 *
 * @see https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
 */
export async function checkVary(probe: Probe): Promise<readonly Finding[]> {
  const asked: readonly (readonly [requester: string, answer: Evidence | null])[] = [
    ['the page', await probe.ask(probe.request.origin)],
    ['a page of another origin', await probe.ask(UNLISTED_ORIGIN)],
    ['a request without Origin', await probe.ask(null)],
  ]
  const answers = asked.flatMap(([requester, answer]) => (answer ? [{ requester, answer }] : []))
  const values = answers.map(({ answer }) => allowOrigin(answer.response.headers))
  // If all get the same value ("*", one origin, or none), caches cannot mix up anything.
  if (answers.length < asked.length || new Set(values).size === 1) return []
  const withoutVary = answers.filter(({ answer: { response } }) => !hasVaryOrigin(response.headers))
  const [first] = withoutVary
  if (first === undefined) return []
  const requesters = withoutVary.map(({ requester }) => requester).join(', and to ')
  const findings: Finding[] = [
    {
      code: 'vary-missing',
      severity: 'warning',
      message: `Access-Control-Allow-Origin depends on the Origin of the request, but the response to ${requesters} has no "Vary: Origin". A cache, including the browser's own, may give the response for one page to another page, which cannot read it.`,
      evidence: withoutVary.map(({ answer }) => answer),
      fix: 'Add "Vary: Origin" to every response of this URL, including errors and the responses to denied origins and to requests without Origin.',
      fixes: fixesForServer(probe.request, first.answer.response.headers),
    },
  ]
  const stored = withoutVary.find(
    ({ answer: { response } }) => allowOrigin(response.headers) === '' && isFresh(response.headers),
  )
  if (stored) {
    findings.push({
      code: 'denied-answer-cached',
      severity: 'warning',
      message: `No page may read the response to ${stored.requester}, but caches may store it (${freshness(stored.answer.response.headers)}) and give it to every page, including pages that are allowed.`,
      evidence: [stored.answer],
      fix: 'Add "Vary: Origin" to this response, or "Cache-Control: no-store".',
      fixes: fixesForServer(probe.request, stored.answer.response.headers),
    })
  }
  return findings
}

/**
 * The value of Access-Control-Allow-Origin; `''` without one. A reflected origin is a different
 * value for each page.
 */
function allowOrigin(headers: HeaderList): string {
  return getHeader(headers, 'Access-Control-Allow-Origin') ?? ''
}

/** Whether caches keep the responses for different origins apart, or store none of them. */
function hasVaryOrigin(headers: HeaderList): boolean {
  const names = (getHeader(headers, 'Vary') ?? '').split(',').map((name) => name.trim())
  const isNeverStored = /\bno-store\b/i.test(getHeader(headers, 'Cache-Control') ?? '')
  return isNeverStored || names.some((name) => name === '*' || name.toLowerCase() === 'origin')
}

/**
 * Whether a cache may answer with this response without asking the server again. Only explicit
 * lifetimes count.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1
 */
function isFresh(headers: HeaderList): boolean {
  const control = getHeader(headers, 'Cache-Control') ?? ''
  if (/\bno-cache\b/i.test(control)) return false
  if (/\b(?:s-maxage|max-age)="?[1-9]/i.test(control)) return true
  if (/\b(?:s-maxage|max-age)=/i.test(control)) return false
  const expires = Date.parse(getHeader(headers, 'Expires') ?? '')
  return /\b(?:public|immutable)\b/i.test(control) || expires > Date.now()
}

/** The header that gives the lifetime. */
function freshness(headers: HeaderList): string {
  const control = getHeader(headers, 'Cache-Control')
  return control === null
    ? `Expires: ${getHeader(headers, 'Expires')}`
    : `Cache-Control: ${control}`
}
