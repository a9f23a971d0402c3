import { isTest, type Check, type Workspace } from './workspace.ts'

// The names are written as the standards write them.
const NAMES = `
  Accept-Encoding Accept-Language Access-Control-Allow-Credentials Access-Control-Allow-Headers Access-Control-Allow-Methods
  Access-Control-Allow-Origin Access-Control-Allow-Private-Network Access-Control-Expose-Headers Access-Control-Max-Age
  Access-Control-Request-Headers Access-Control-Request-Method Access-Control-Request-Private-Network Authorization
  Cache-Control Connection Content-Encoding Content-Language Content-Length Content-Type Cookie
  Cross-Origin-Resource-Policy Date ETag Expires Host If-Modified-Since If-None-Match Last-Modified Location Origin Pragma
  Range Referer Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Set-Cookie Timing-Allow-Origin Transfer-Encoding Upgrade Vary
  WWW-Authenticate X-Forwarded-Host X-Forwarded-Proto X-Requested-With
`
const CANONICAL = new Map(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
)

const EXEMPT: Readonly<Record<string, string>> = {
  'packages/core/src/protocol/header-names.ts':
    'the tables of the standard, compared in lower case',
  'packages/proxy/src/plan/dropped-headers.ts': 'a table that is compared in lower case',
}
const EXEMPT_PACKAGES: Readonly<Record<string, string>> = {
  conformance: 'its cases are what clients and servers really send, in every case',
}
// The adapters, which look up request headers of Node.js and of HTTP/2: these have names in lower
// case.
const HAVE_NO_HOST = ['core']

/**
 * Code must write header names as the standards write them, so that one search finds each use of a
 * name.
 */
export const headerCase: Check = (workspace) =>
  sources(workspace).flatMap(({ source, lowerCase }) =>
    source.strings().flatMap(({ value, line }) =>
      misspelt(value, lowerCase).map(([found, canonical]) => ({
        file: source.path,
        line,
        message: `write the header name "${found}" as "${canonical}"`,
      })),
    ),
  )

function sources(workspace: Workspace) {
  return workspace.members
    .filter(({ kind, name }) => kind === 'packages' && !(name in EXEMPT_PACKAGES))
    .flatMap((member) => {
      const lowerCase = !HAVE_NO_HOST.includes(member.name)
      return workspace.modules(member, 'src/').map((source) => ({ source, lowerCase }))
    })
    .filter(({ source: { path } }) => !isTest(path) && !(path in EXEMPT))
}

/** Finds pairs of a name in the wrong case and its right form. */
function misspelt(text: string, lowerCase: boolean): [found: string, canonical: string][] {
  const alone = CANONICAL.has(text.toLowerCase())
  return [...text.matchAll(/[a-z]+(?:-[a-z]+)*/gi)].flatMap(([found]) => {
    const canonical = CANONICAL.get(found.toLowerCase())
    if (canonical === undefined || canonical === found) return []
    // A name of one word is also an English word, an option or a property, so only names of several
    // words count.
    const word = !found.includes('-')
    if (word && !alone) return []
    const lower = found === found.toLowerCase()
    return lower && (word || (alone && lowerCase)) ? [] : [[found, canonical]]
  })
}
