import { getHeader } from '../simulate/header-list.js'
import { type PublicSuffix, publicSuffixOf } from '../sites/public-suffix-of.js'
import type { Evidence, Finding, FindingCode, Severity } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { lookAlikesOf, neighborsOf, SCRIPT_SITES, subdomainsOf } from './hostile-origins.js'
import { mayRead, type Probe, UNLISTED_ORIGIN } from './probe.js'

const COMPARE =
  'Compare the whole origin with a list of allowed origins. Never use a regular expression, or compare only the beginning or the end.'

/**
 * Sends requests as hostile pages would, and reports the pages that could read the response, with
 * or without credentials.
 */
export async function audit(probe: Probe): Promise<readonly Finding[]> {
  const unlisted = await findReadable(probe, UNLISTED_ORIGIN)
  if (unlisted) {
    return [
      createFinding(probe, unlisted, 'any-origin-allowed', ['error', 'info'], {
        message: 'Any origin is allowed',
        fix: 'List the origins that may read the response. If every page may, answer with "*", which browsers accept only without credentials.',
      }),
      ...(await checkNull(probe)),
    ]
  }
  const suffix = await publicSuffixOf(new URL(pageOrigin(probe)).hostname)
  const neighbors = await checkNeighbors(probe, suffix)
  // A server that allows neighbors allows look-alikes and subdomains for the same reason, so their
  // findings would add nothing.
  const loose =
    neighbors.length > 0
      ? neighbors
      : [...(await checkLookAlikes(probe, suffix)), ...(await checkSubdomains(probe, suffix))]
  return [
    ...(await checkNull(probe)),
    ...(await checkScriptSites(probe)),
    ...loose,
    ...(await checkPlainHttp(probe)),
  ]
}

/** A response that a page of another origin can read. */
interface ReadableAnswer {
  readonly origin: string
  readonly answer: Evidence
  readonly isCredentialed: boolean
}

/**
 * Sends a request as a page of this origin.
 *
 * @returns `null` if the page cannot read the response, or if the response has "*", which allows
 *   every page on purpose and never with credentials
 */
async function findReadable(probe: Probe, origin: string): Promise<ReadableAnswer | null> {
  const answer = await probe.ask(origin)
  if (!answer) return null
  if (mayRead(origin, answer, true)) return { origin, answer, isCredentialed: true }
  const isForAll = getHeader(answer.response.headers, 'Access-Control-Allow-Origin') === '*'
  const isReadable = mayRead(origin, answer, false) && !isForAll
  return isReadable ? { origin, answer, isCredentialed: false } : null
}

function createFinding(
  { request }: Probe,
  { origin, answer, isCredentialed }: ReadableAnswer,
  code: FindingCode,
  [withCredentials, without]: readonly [Severity, Severity],
  { message, fix }: Pick<Finding, 'message' | 'fix'>,
): Finding {
  const how = isCredentialed
    ? 'with credentials, and so everything that the visitor may read'
    : 'without credentials'
  return {
    code,
    severity: isCredentialed ? withCredentials : without,
    message: `${message}: a page of ${origin} can read the response ${how}.`,
    evidence: [answer],
    fix,
    fixes: fixesForServer(request, answer.response.headers),
  }
}

async function checkNull(probe: Probe): Promise<readonly Finding[]> {
  const readable = await findReadable(probe, 'null')
  if (!readable || probe.request.origin === 'null') return []
  const finding = createFinding(probe, readable, 'null-origin-allowed', ['error', 'warning'], {
    message:
      'The origin "null" is allowed, and every site can have this origin through a sandboxed frame',
    fix: 'Remove "null" from the allowed origins, and serve the page from an origin of its own.',
  })
  return [finding]
}

/** Looks for other names on the same shared domain, or in the same registry: anyone can get one. */
async function checkNeighbors(
  probe: Probe,
  suffix: PublicSuffix | null,
): Promise<readonly Finding[]> {
  for (const origin of neighborsOf(pageOrigin(probe), suffix)) {
    const readable = await findReadable(probe, origin)
    if (!readable) continue
    const finding = createFinding(probe, readable, 'neighbor-allowed', ['error', 'warning'], {
      message: `Other names under ${suffix?.name} are allowed, and anyone can get such a name`,
      fix: 'List whole hosts. For previews, use a domain of your own, because no part of a name on a shared domain is yours.',
    })
    return [finding]
  }
  return []
}

/** Looks for sites where anyone can run scripts. */
async function checkScriptSites(probe: Probe): Promise<readonly Finding[]> {
  for (const origin of SCRIPT_SITES) {
    if (origin === pageOrigin(probe)) continue
    const readable = await findReadable(probe, origin)
    if (!readable) continue
    const finding = createFinding(probe, readable, 'neighbor-allowed', ['error', 'warning'], {
      message: `${new URL(origin).hostname} is allowed, a site where anyone can run scripts`,
      fix: 'Remove this site from the allowed origins.',
    })
    return [finding]
  }
  return []
}

async function checkLookAlikes(
  probe: Probe,
  suffix: PublicSuffix | null,
): Promise<readonly Finding[]> {
  for (const { origin, because, control } of lookAlikesOf(pageOrigin(probe), suffix)) {
    const readable = await findReadable(probe, origin)
    if (!readable || (control !== null && (await findReadable(probe, control)))) continue
    const finding = createFinding(probe, readable, 'look-alike-allowed', ['error', 'warning'], {
      message: `An origin that only looks like the page's is allowed, probably because ${because}`,
      fix: COMPARE,
    })
    // One finding is enough, because the same mistake allows the other look-alikes.
    return [finding]
  }
  return []
}

/** Looks for subdomains. A server may allow them on purpose, so the finding is only an `info`. */
async function checkSubdomains(
  probe: Probe,
  suffix: PublicSuffix | null,
): Promise<readonly Finding[]> {
  for (const origin of subdomainsOf(pageOrigin(probe), suffix).toReversed()) {
    const readable = await findReadable(probe, origin)
    if (!readable) continue
    const parent = origin.replace(/^.*?\./, '')
    const finding = createFinding(probe, readable, 'subdomains-allowed', ['info', 'info'], {
      message: `Every subdomain of ${parent} is allowed`,
      fix: 'If you do not intend this, list the origins. If you do, make sure that nobody else gets a name there: a forgotten DNS entry is enough.',
    })
    return [finding]
  }
  return []
}

async function checkPlainHttp(probe: Probe): Promise<readonly Finding[]> {
  const { protocol, host } = new URL(pageOrigin(probe))
  const readable = protocol === 'https:' ? await findReadable(probe, `http://${host}`) : null
  if (!readable) return []
  const finding = createFinding(probe, readable, 'plain-http-allowed', ['error', 'info'], {
    message:
      'The origin of the page is also allowed over plain http, where anyone on the network path can pretend to be that page',
    fix: 'Allow only https://.',
  })
  return [finding]
}

/**
 * The origin whose look-alikes are tried. An opaque origin has none, so the server's own origin
 * replaces it.
 */
function pageOrigin({ request }: Probe): string {
  return URL.canParse(request.origin) ? request.origin : new URL(request.url).origin
}
