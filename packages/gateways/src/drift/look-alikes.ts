import { type ListedOrigin, sampleOrigin } from '../origin/listed-origin.js'

/** An origin to send. `what` is its relation to the policy. */
export interface Candidate {
  readonly origin: string
  readonly what: string
  readonly isSendable: boolean
}

const candidate = (origin: string, what: string, isSendable = true): Candidate => ({
  origin,
  what,
  isSendable,
})

/** Returns origins that an entry allows, for every form of its star and its port. */
export function samplesOf(entry: ListedOrigin): Candidate[] {
  const { star, anyPort, pattern } = entry
  const labels = { none: [''], subdomains: ['a', 'a-1.b_2.c'], label: ['a', 'a-1'] }[star]
  const hosts = labels.map((label) =>
    candidate(sampleOrigin(entry, label), `allowed by ${pattern}`),
  )
  const [first] = hosts
  if (!anyPort || first === undefined) return hosts
  return [
    ...hosts,
    candidate(`${first.origin}:3000`, `allowed by ${pattern}`),
    candidate(`${first.origin}:65535`, `allowed by ${pattern}`),
  ]
}

/** Returns origins that look like those of an entry, and that mistakes in configurations allow. */
export function lookAlikesOf(entry: ListedOrigin): Candidate[] {
  const { scheme, host, pattern, star, port, anyPort } = entry
  const sample = sampleOrigin(entry)
  const sampleHost = host.replace('*', 'a')
  const end = anyPort ? '' : port
  const at = (changed: string, otherScheme = scheme): string => `${otherScheme}://${changed}${end}`
  const isName = /[a-z]/i.test(sampleHost) && !sampleHost.startsWith('[')
  const found = [
    candidate(
      at(sampleHost, scheme === 'https' ? 'http' : 'https'),
      `another scheme than ${pattern}`,
    ),
    // Hybrid applications have schemes of their own, so a regular expression without ^ allows their
    // origins too.
    candidate(at(sampleHost, `x-${scheme}`), `a scheme that ends like the scheme of ${pattern}`),
    ...(anyPort
      ? []
      : [
          candidate(
            `${scheme}://${sampleHost}${port === '' ? ':8443' : ''}${port === '' ? '' : `${port}1`.slice(0, 6)}`,
            `another port than ${pattern}`,
          ),
        ]),
    ...(scheme === 'https' && port === ''
      ? [candidate(`${sample}:443`, `${pattern} with its default port`, false)]
      : []),
  ]
  if (!isName) return found
  found.push(
    candidate(at(`${sampleHost}.evil.example`), `a host that begins like ${pattern}`),
    candidate(at(sampleHost.toUpperCase()), `${pattern} in upper case`, false),
  )
  const rest = host.replace(/^\*\./, '')
  if (star === 'subdomains') {
    found.push(
      candidate(at(rest), `the apex of ${pattern}`),
      candidate(at(`evil${rest}`), `a host that ends like ${pattern}`),
      candidate(at(`evil-${rest}`), `a host that ends like ${pattern}`),
    )
  } else {
    found.push(
      candidate(at(`evil${sampleHost}`), `a host that ends like ${pattern}`),
      candidate(at(`evil.${sampleHost}`), `a subdomain of ${pattern}`),
    )
  }
  if (star === 'label') {
    found.push(
      candidate(
        at(host.replace('*', 'a.evil')),
        `a dot in the text that matches the star of ${pattern}`,
      ),
    )
  }
  const dot = sampleHost.lastIndexOf('.')
  if (dot > 0) {
    const letter = `${sampleHost.slice(0, dot)}x${sampleHost.slice(dot + 1)}`
    found.push(candidate(at(letter), `a letter in place of a dot of ${pattern}`))
  }
  const first = sampleHost.indexOf('.')
  if (first > 0 && first !== dot) {
    const letter = `${sampleHost.slice(0, first)}x${sampleHost.slice(first + 1)}`
    found.push(candidate(at(letter), `a letter in place of a dot of ${pattern}`))
  }
  return found
}

/**
 * Returns origins that often stay in a configuration: development origins, and siblings of listed
 * origins.
 */
export function usualExtras(entries: readonly ListedOrigin[]): Candidate[] {
  const local = [
    'localhost',
    'localhost:3000',
    'localhost:5173',
    'localhost:8080',
    '127.0.0.1:3000',
  ]
  const parents = new Set(
    entries.flatMap(({ scheme, host }) => {
      const labels = host.split('.')
      return labels.length > 2 && scheme === 'https' ? [labels.slice(1).join('.')] : []
    }),
  )
  const siblings = [...parents]
    .slice(0, 2)
    .flatMap((parent) => ['www', 'staging', 'dev'].map((name) => `https://${name}.${parent}`))
  return [
    ...local.map((host) => candidate(`http://${host}`, 'a development origin')),
    ...siblings
      .filter((origin) => !origin.includes('*'))
      .map((origin) => candidate(origin, 'a sibling of a listed origin')),
  ]
}
