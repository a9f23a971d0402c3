import { randomOf, type Random } from '../random.ts'

/** One request of a page for a URL of the case, with the cookies that the response sets. */
export interface CookieStep {
  readonly url: string
  readonly credentials: 'omit' | 'same-origin' | 'include'
  readonly hasPreflight: boolean
  /** Whether the page may read the response. Browsers store its cookies either way. */
  readonly isReadable: boolean
  readonly setCookies: readonly string[]
  /** The target of a redirect, whose response sets cookies too; `null` without a redirect. */
  readonly redirect: { readonly url: string; readonly setCookies: readonly string[] } | null
}

/** The requests of one visitor to one host. Each step belongs to the visit with the same number. */
export interface CookieCase {
  readonly id: string
  readonly steps: readonly CookieStep[]
}

/**
 * Pages that are opened one after the other, with the cases. Each page makes one step of every
 * case.
 */
export interface CookieGroup {
  /** The origin of each visit's page. */
  readonly pages: readonly string[]
  readonly cases: readonly CookieCase[]
}

/**
 * The number of cases that share their pages. More cases mean fewer pages, but an engine limits the
 * cookies of a site.
 */
const CASES_OF_GROUP = 25

/**
 * Generates the groups that have these cases. Groups stay complete, because a case also gets the
 * cookies that other cases of its group set for a domain.
 *
 * @param indexes the indexes of the cases; the same seed and index give the same case
 */
export function generateGroups(seed: number, indexes: readonly number[]): readonly CookieGroup[] {
  const numbers = [...new Set(indexes.map((index) => Math.floor(index / CASES_OF_GROUP)))]
  return numbers.map((number) => {
    const random = randomOf(seed, -1 - number)
    const own = Array.from({ length: CASES_OF_GROUP }, (_, at) => number * CASES_OF_GROUP + at)
    // The public suffix of a company: each name below it is a site of its own.
    const isShared = random.chance(0.2)
    const site = isShared ? 'herokuapp.com' : `group${number}.example`
    const pages = Array.from({ length: 3 }, () => pageOf(random, number, site))
    return {
      pages,
      cases: own.map((index) => generateCase(randomOf(seed, index), index, pages, site)),
    }
  })
}

function pageOf(random: Random, number: number, site: string): string {
  const scheme = random.pick(['https', 'https', 'https', 'http'])
  const host = random.pick([`www-${number}.${site}`, `www.other${number}.example`])
  return `${scheme}://${host}`
}

function generateCase(
  random: Random,
  index: number,
  pages: readonly string[],
  site: string,
): CookieCase {
  const host = `api-${index}.${site}`
  const isPlain = random.chance(0.2)
  const steps = pages.map((page, at): CookieStep => {
    // An https page cannot load resources over http.
    const scheme = isPlain && page.startsWith('http:') ? 'http' : 'https'
    const path = random.pick(['/a', '/a/b', '/a/b', '/b'])
    const url = `${scheme}://${host}/case/${index}/${at}${path}`
    const hosts = [host, `login-${index}.${elsewhere(index)}`, `login-${index}.${site}`]
    const setCookies = lines(random, host, site, index, at)
    return {
      url,
      credentials: random.pick(['include', 'include', 'include', 'include', 'same-origin', 'omit']),
      hasPreflight: random.chance(0.15),
      isReadable: random.chance(0.9),
      setCookies,
      redirect: random.chance(0.15)
        ? {
            url: `https://${random.pick(hosts)}/case/${index}/${at}/redirected`,
            setCookies: lines(random, host, site, index, at),
          }
        : null,
    }
  })
  return { id: String(index), steps }
}

function elsewhere(index: number): string {
  return `elsewhere${Math.floor(index / CASES_OF_GROUP)}.example`
}

const NAMES = 'a a a a b b b __Host-a __Secure-a __host-b __SECURE-b Host-a'.split(' ')
const SAME_SITES = [
  '',
  '',
  'SameSite=None',
  'SameSite=None',
  'SameSite=None',
  'SameSite=None',
  'SameSite=None',
  'SameSite=Lax',
  'SameSite=Lax',
  'SameSite=Strict',
  'samesite=NONE',
  'SameSite',
  'SameSite=Foo',
  'SameSite=Strict; SameSite=None',
]

function lines(
  random: Random,
  host: string,
  site: string,
  index: number,
  at: number,
): readonly string[] {
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, (_, nth) => {
    const hostOnly = random.chance(0.8)
    const domains = [
      host,
      site,
      `.${site}`,
      elsewhere(index),
      'example',
      `x.${host}`,
      host.toUpperCase(),
    ]
    const parts = [
      `${random.pick(NAMES)}=${index}-${at}-${nth}-${random.chance(0.5) ? 'x' : 'y'}`,
      random.chance(0.8) ? random.pick(['Secure', 'secure', ' Secure ']) : '',
      random.pick(SAME_SITES),
      random.chance(0.25) ? 'Partitioned' : '',
      hostOnly ? '' : `Domain=${random.pick(domains)}`,
      random.pick([
        'Path=/',
        'Path=/',
        'Path=/',
        'Path=/',
        'Path=/',
        '',
        `Path=/case/${index}`,
        'Path=x',
      ]),
      random.pick([
        '',
        '',
        '',
        '',
        '',
        '',
        'Max-Age=3600',
        'Max-Age=0',
        'Max-Age=-1',
        'Max-Age=soon',
        PAST,
        FUTURE,
      ]),
      random.chance(0.3) ? 'HttpOnly' : '',
    ]
    const [pair = '', ...attributes] = parts.filter((part) => part !== '')
    return [pair, ...random.shuffle(attributes)].join('; ')
  })
}

const PAST = 'Expires=Thu, 01 Jan 2015 00:00:00 GMT'
const FUTURE = 'Expires=Fri, 01 Jan 2027 00:00:00 GMT'
