import type { FindingCode } from '../diagnose/finding.js'
import type { Reason } from '../simulate/reason.js'
import type { OtherCause } from './other-cause.js'

/** The meaning of a code, and the instruction that solves it. */
export interface CodeEntry {
  readonly meaning: string
  readonly fix: string
}

/** The entries for findings of `check` that no browser has a message for. */
export const FINDING_ENTRIES: Readonly<
  Record<Exclude<FindingCode, Reason | OtherCause>, CodeEntry>
> = {
  'preflight-needs-authentication': {
    meaning:
      'The preflight was answered with 401 or 407. Preflights never carry cookies or tokens.',
    fix: 'Answer preflights before authentication, with 204 and the CORS headers.',
  },
  'preflight-not-handled': {
    meaning:
      'The preflight was answered with 404, 405 or 501, or by a router that lists its methods: no code there handles preflights.',
    fix: 'Let the code that adds CORS headers answer OPTIONS requests that have Access-Control-Request-Method, before routing.',
  },
  'preflight-refused': {
    meaning:
      'The preflight was answered with 403, without CORS headers: the origin is not allowed, or something before CORS requires authentication.',
    fix: 'Allow the origin; or, if it is allowed, answer preflights first.',
  },
  'platform-guard': {
    meaning:
      'A platform before the application (Vercel Deployment Protection, Cloudflare Access, Azure Easy Auth, API Gateway, a function URL) answered in its place.',
    fix: 'Let preflights pass, in the settings of that platform.',
  },
  'redirect-before-cors': {
    meaning: 'The response redirects, and was made before CORS headers are added.',
    fix: 'Let the page ask for the final URL, and add CORS headers before anything redirects.',
  },
  'error-unreadable': {
    meaning: 'An error has no CORS headers, so that the page cannot read which one it is.',
    fix: 'Add CORS headers around everything that can answer with an error. In nginx and Apache write "always".',
  },
  'vary-missing': {
    meaning:
      'The response depends on Origin but has no "Vary: Origin": a cache may send the response for one page to another.',
    fix: 'Add "Vary: Origin" to every response of the URL: to errors, denied origins, and requests without Origin.',
  },
  'denied-answer-cached': {
    meaning:
      'A cache may store a response that no page can read, and send it to pages that are allowed.',
    fix: 'Add "Vary: Origin" to it, or "Cache-Control: no-store".',
  },
  'cached-for-another-origin': {
    meaning:
      'A cache sends a response that it stored for another page. The server itself allows the page, as a URL shows that no cache has stored.',
    fix: 'Add "Vary: Origin" to every response, empty the cache, and make Origin a part of its key.',
  },
  'header-not-inherited': {
    meaning:
      'In nginx, a location that has an add_header of its own gets none of the add_header lines of the levels above it.',
    fix: 'Repeat the CORS lines in the location, or move its other add_header lines up.',
  },
  'doubled-header': {
    meaning: 'A CORS header came twice: two layers add it.',
    fix: 'Let one layer add CORS headers, and remove them from the others.',
  },
  'not-all-answered': {
    meaning:
      'The server did not answer some of the requests of the check, so the check has no result for them.',
    fix: 'Check again, with more time.',
  },
  'any-origin-allowed': {
    meaning: 'In an audit: every page may read, since the server answers each with its own origin.',
    fix: 'List the origins that may read. If everyone may, answer with "*".',
  },
  'null-origin-allowed': {
    meaning:
      'In an audit: the origin "null" is allowed, which every site can have by a sandboxed frame.',
    fix: 'Take "null" out of the allowed origins.',
  },
  'neighbor-allowed': {
    meaning:
      'In an audit: others on the same shared domain, where anyone can get a name, are allowed.',
    fix: 'Name whole hosts.',
  },
  'look-alike-allowed': {
    meaning: "In an audit: origins that only look like the page's are allowed.",
    fix: 'Compare whole origins with a list of them; never by a regular expression, a beginning or an end.',
  },
  'subdomains-allowed': {
    meaning: 'In an audit: every subdomain is allowed. This is correct if you intend it.',
    fix: 'If you do not intend it, list the origins.',
  },
  'plain-http-allowed': {
    meaning:
      'In an audit: the origin is allowed over plain http too, where anyone on the network path can pretend to be that page.',
    fix: 'Allow only https://.',
  },
}
