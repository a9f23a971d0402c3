import { getHeader } from '../simulate/header-list.js'
import { type PublicSuffix, publicSuffixOf } from '../sites/public-suffix-of.js'
import type { Evidence, Finding, FindingCode, Severity } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { lookAlikesOf, neighborsOf, SITES_OF_OTHERS, subdomainsOf } from './hostile-origins.js'
import { mayRead, type Probe, STRANGER } from './probe.js'

const COMPARE =
  'Compare whole origins with a list of them, letter by letter; never by a regular expression, a beginning or an end.'

/** Asks as hostile pages would, and looks whether these could read the answer, with credentials and without. */
export async function audit(probe: Probe): Promise<readonly Finding[]> {
  const anyone = await reach(probe, STRANGER)
  if (anyone) {
    return [
      report(probe, anyone, 'any-origin-allowed', ['error', 'info'], {
        message: 'Any origin is allowed',
        fix: 'List the origins that may read. If everyone may, answer with "*": then no browser sends credentials.',
      }),
      ...(await checkNull(probe)),
    ]
  }
  const suffix = await publicSuffixOf(new URL(pageOrigin(probe)).hostname)
  const neighbors = await checkNeighbors(probe, suffix)
  // What is looser than a whole domain lets in what is looser than a whole name.
  const looser =
    neighbors.length > 0
      ? neighbors
      : [...(await checkLookAlikes(probe, suffix)), ...(await checkSubdomains(probe, suffix))]
  return [
    ...(await checkNull(probe)),
    ...(await checkSitesOfOthers(probe)),
    ...looser,
    ...(await checkPlainHttp(probe)),
  ]
}

interface Reached {
  readonly origin: string
  readonly answer: Evidence
  readonly isCredentialed: boolean
}

/** `null` where a page of this origin cannot read the answer, and where everyone can, by "*", without credentials. */
async function reach(probe: Probe, origin: string): Promise<Reached | null> {
  const answer = await probe.ask(origin)
  if (!answer) return null
  if (mayRead(origin, answer, true)) return { origin, answer, isCredentialed: true }
  const isForAll = getHeader(answer.response.headers, 'Access-Control-Allow-Origin') === '*'
  const isReached = mayRead(origin, answer, false) && !isForAll
  return isReached ? { origin, answer, isCredentialed: false } : null
}

function report(
  { request }: Probe,
  { origin, answer, isCredentialed }: Reached,
  code: FindingCode,
  [withCredentials, without]: readonly [Severity, Severity],
  { message, fix }: Pick<Finding, 'message' | 'fix'>,
): Finding {
  const how = isCredentialed
    ? 'with credentials, and reads what the visitor may read'
    : 'without credentials'
  return {
    code,
    severity: isCredentialed ? withCredentials : without,
    message: `${message}: a page of ${origin} may read the answer ${how}.`,
    evidence: [answer],
    fix,
    fixes: fixesAtHand(request, answer.response.headers),
  }
}

async function checkNull(probe: Probe): Promise<readonly Finding[]> {
  const reached = await reach(probe, 'null')
  if (!reached || probe.request.origin === 'null') return []
  const finding = report(probe, reached, 'null-origin-allowed', ['error', 'warning'], {
    message: 'The origin "null" is allowed, which every site can have by a sandboxed frame',
    fix: 'Take "null" out of the allowed origins, and serve the page from an origin of its own.',
  })
  return [finding]
}

/** Anyone with a name on the same shared domain, or in the same registry. */
async function checkNeighbors(
  probe: Probe,
  suffix: PublicSuffix | null,
): Promise<readonly Finding[]> {
  for (const origin of neighborsOf(pageOrigin(probe), suffix)) {
    const reached = await reach(probe, origin)
    if (!reached) continue
    const finding = report(probe, reached, 'neighbor-allowed', ['error', 'warning'], {
      message: `Others under ${suffix?.name} are allowed, where anyone can get such a name`,
      fix: 'Name whole hosts. For previews, use a domain of your own: no part of a name on a shared domain is yours.',
    })
    return [finding]
  }
  return []
}

async function checkSitesOfOthers(probe: Probe): Promise<readonly Finding[]> {
  for (const origin of SITES_OF_OTHERS) {
    if (origin === pageOrigin(probe)) continue
    const reached = await reach(probe, origin)
    if (!reached) continue
    const finding = report(probe, reached, 'neighbor-allowed', ['error', 'warning'], {
      message: `A site where anyone can run script is allowed, ${new URL(origin).hostname}`,
      fix: 'Remove it from the list of origins.',
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
    const reached = await reach(probe, origin)
    if (!reached || (control !== null && (await reach(probe, control)))) continue
    const message = `Origins that only look like the page's are allowed, as when ${because}`
    const fix = COMPARE
    // One is enough: what lets one in lets in others.
    return [report(probe, reached, 'look-alike-allowed', ['error', 'warning'], { message, fix })]
  }
  return []
}

/** No mistake where it is meant. */
async function checkSubdomains(
  probe: Probe,
  suffix: PublicSuffix | null,
): Promise<readonly Finding[]> {
  for (const origin of subdomainsOf(pageOrigin(probe), suffix).toReversed()) {
    const reached = await reach(probe, origin)
    if (!reached) continue
    const parent = origin.replace(/^.*?\./, '')
    const finding = report(probe, reached, 'subdomains-allowed', ['info', 'info'], {
      message: `Every subdomain of ${parent} is allowed`,
      fix: `If that is not meant, list the origins. If it is, see to it that nobody else gets a name there: a forgotten DNS entry is enough.`,
    })
    return [finding]
  }
  return []
}

async function checkPlainHttp(probe: Probe): Promise<readonly Finding[]> {
  const { protocol, host } = new URL(pageOrigin(probe))
  const reached = protocol === 'https:' ? await reach(probe, `http://${host}`) : null
  if (!reached) return []
  const finding = report(probe, reached, 'plain-http-allowed', ['error', 'info'], {
    message:
      'The origin of the page is allowed over plain http too, where anyone on the network path can pretend to be that page',
    fix: 'Allow https:// alone.',
  })
  return [finding]
}

/** A page without an origin has no look-alikes; the server's own origin has. */
function pageOrigin({ request }: Probe): string {
  return URL.canParse(request.origin) ? request.origin : new URL(request.url).origin
}
