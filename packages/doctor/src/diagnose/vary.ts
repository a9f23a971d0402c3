import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { Evidence, Finding } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { type Probe, STRANGER } from './probe.js'

/** Fetch, "CORS protocol and HTTP caches": an answer that depends on `Origin` says so, whatever it is. */
export async function checkVary(probe: Probe): Promise<readonly Finding[]> {
  const asked: readonly (readonly [who: string, answer: Evidence | null])[] = [
    ['the page', await probe.ask(probe.request.origin)],
    ['a page of another origin', await probe.ask(STRANGER)],
    ['a request without Origin', await probe.ask(null)],
  ]
  const answers = asked.flatMap(([who, answer]) => (answer ? [{ who, answer }] : []))
  const values = answers.map(({ answer }) => allowOrigin(answer.response.headers))
  // Nothing to keep apart: all get the same, "*" or one origin or nothing.
  if (answers.length < asked.length || new Set(values).size === 1) return []
  const silent = answers.filter(({ answer: { response } }) => !saysSo(response.headers))
  const [first] = silent
  if (first === undefined) return []
  const others = silent.map(({ who }) => who).join(', and to ')
  const findings: Finding[] = [
    {
      code: 'vary-missing',
      severity: 'warning',
      message: `Access-Control-Allow-Origin depends on who asks, and the answer to ${others} does not say "Vary: Origin". A cache, the browser's own among them, may hand one page's answer to another, which then cannot read it.`,
      evidence: silent.map(({ answer }) => answer),
      fix: 'Add "Vary: Origin" to every response of this URL: to errors, to denied origins, and to requests without Origin.',
      fixes: fixesAtHand(probe.request, first.answer.response.headers),
    },
  ]
  const kept = silent.find(
    ({ answer: { response } }) => allowOrigin(response.headers) === '' && isFresh(response.headers),
  )
  if (kept) {
    findings.push({
      code: 'denied-answer-cached',
      severity: 'warning',
      message: `The answer to ${kept.who} allows nobody to read it, and tells caches to keep it (${freshness(kept.answer.response.headers)}) for everyone, pages that are allowed among them.`,
      evidence: [kept.answer],
      fix: 'Add "Vary: Origin" to it, or "Cache-Control: no-store".',
      fixes: fixesAtHand(probe.request, kept.answer.response.headers),
    })
  }
  return findings
}

/** `''` for nobody. The page's own origin, and another that is reflected, are different values. */
function allowOrigin(headers: HeaderList): string {
  return getHeader(headers, 'Access-Control-Allow-Origin') ?? ''
}

function saysSo(headers: HeaderList): boolean {
  const names = (getHeader(headers, 'Vary') ?? '').split(',').map((name) => name.trim())
  const isNeverKept = /\bno-store\b/i.test(getHeader(headers, 'Cache-Control') ?? '')
  return isNeverKept || names.some((name) => name === '*' || name.toLowerCase() === 'origin')
}

/** RFC 9111, "calculating freshness lifetime", as far as it is written out. */
function isFresh(headers: HeaderList): boolean {
  const control = getHeader(headers, 'Cache-Control') ?? ''
  if (/\bno-cache\b/i.test(control)) return false
  if (/\b(?:s-maxage|max-age)="?[1-9]/i.test(control)) return true
  if (/\b(?:s-maxage|max-age)=/i.test(control)) return false
  const expires = Date.parse(getHeader(headers, 'Expires') ?? '')
  return /\b(?:public|immutable)\b/i.test(control) || expires > Date.now()
}

function freshness(headers: HeaderList): string {
  const control = getHeader(headers, 'Cache-Control')
  return control === null
    ? `Expires: ${getHeader(headers, 'Expires')}`
    : `Cache-Control: ${control}`
}
