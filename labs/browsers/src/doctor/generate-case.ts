import type { LabCase, Stop } from '../lab/lab-case.ts'
import { type Random, randomOf } from '../random.ts'
import { generateAnswer } from './generate-answer.ts'
import { generateRequest } from './generate-request.ts'

export interface Origins {
  readonly page: string
  readonly api: string
  readonly other: string
}

const PREFLIGHT = [
  200, 200, 200, 200, 200, 200, 200, 204, 204, 204, 204, 204, 201, 202, 203, 205, 206, 226, 299,
  300, 301, 302, 303, 304, 305, 307, 308, 399, 400, 401, 403, 404, 405, 418, 500, 501, 503,
]
const ACTUAL = [
  200, 200, 200, 200, 200, 200, 204, 204, 201, 205, 206, 299, 300, 304, 305, 399, 400, 401, 403,
  404, 405, 418, 422, 429, 500, 502, 504, 599,
]
const REDIRECT = [301, 302, 303, 307, 308]
/** Targets of redirects that no browser follows. */
const NOWHERE = [
  'data:text/plain,x',
  'ftp://example.com/',
  'mailto:a@b.example',
  'about:blank',
  'blob:x',
  'http://',
  'http://[',
  'foo:bar',
  'file:///etc/hosts',
]

/**
 * Generates one request, and the responses of the servers.
 *
 * @param index the same seed and index give the same case
 */
export function generateCase(seed: number, index: number, origins: Origins): LabCase {
  const random = randomOf(seed, index)
  const path = (origin: string, stop: number) => `${origin}/case/${index}/${stop}`
  const urls = [path(origins.api, 0)]
  while (random.chance(urls.length === 1 ? 0.2 : 0.3)) {
    const { api, other, page } = origins
    urls.push(path(random.pick([api, api, other, other, page]), urls.length))
  }
  const [first = ''] = urls
  const request = generateRequest(random, first)
  const stops: Record<string, Stop> = {}
  for (const [at, url] of urls.entries()) {
    const next = urls[at + 1]
    const isTainted = at > 0 && random.chance(0.6)
    const options = {
      request,
      origin: isTainted ? 'null' : origins.page,
      otherOrigin: random.pick([origins.other, origins.api, 'https://b.example']),
    }
    const location = next === undefined ? lastLocation(random, url) : locationOf(random, url, next)
    stops[url] = {
      preflight: generateAnswer(random, {
        ...options,
        statuses: PREFLIGHT,
        location: random.chance(0.5) ? random.pick([path(origins.other, 9), '/elsewhere']) : null,
      }),
      actual: generateAnswer(random, {
        ...options,
        statuses: next !== undefined || location !== null ? REDIRECT : ACTUAL,
        location,
      }),
    }
  }
  return { id: String(index), request, stops }
}

/** Writes the target of a redirect, sometimes in a form that no browser follows. */
function locationOf(random: Random, url: string, next: string): string {
  if (random.chance(0.06)) return next.replace('://', '://user:secret@')
  if (random.chance(0.04)) return next.replace('://', '://user@')
  const isSame = new URL(url).origin === new URL(next).origin
  return isSame && random.chance(0.5) ? new URL(next).pathname : next
}

/** Redirects without a usable target. */
function lastLocation(random: Random, url: string): string | null {
  if (random.chance(0.95)) return null
  return random.pick([...NOWHERE, url, new URL(url).pathname])
}
