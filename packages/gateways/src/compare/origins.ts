import type { ListedOrigin } from '../origin/listed-origin.js'
import type { GatewayPolicy } from '../policy/gateway-policy.js'
import type { Capabilities, TargetRow } from './capabilities.js'
import { createDifference, type Difference } from './difference.js'

/** Returns the reason why a target cannot list an origin; `null` if it can. */
export function whyLeftOut(
  origin: ListedOrigin,
  { origins }: Pick<Capabilities, 'origins'>,
): string | null {
  if (!origins.otherSchemes && !/^https?$/.test(origin.scheme))
    return 'it accepts only http and https'
  if (!origins.ipv6 && origin.host.startsWith('[')) return 'it cannot read IPv6 addresses'
  if (!origins.subdomains && origin.star === 'subdomains') return 'it has no stars for subdomains'
  if (!origins.label && origin.star === 'label')
    return 'it has no star that matches only a part of one label'
  if (!origins.anyPort && origin.anyPort)
    return 'it has no star that matches any port, the default port included'
  return null
}

/** Compares the lists of origins, and credentials. */
export function compareOrigins(
  policy: GatewayPolicy,
  { title, capabilities }: TargetRow,
): Difference[] {
  const { origins, credentials } = policy
  if (origins === '*') return []
  const found = origins.flatMap((origin, index) => {
    const why = whyLeftOut(origin, capabilities)
    if (why === null) return []
    const message = `${title} cannot list "${origin.pattern}": ${why}. It is left out, so that its pages are denied.`
    const fix = 'List the origins one by one, or use a target that has patterns.'
    return [createDifference('origin-left-out', ['origin', index], message, fix)]
  })
  const { subdomains, alsoTakes } = capabilities.origins
  for (const [index, { star, pattern }] of origins.entries()) {
    if (subdomains !== 'one-label' || star !== 'subdomains') continue
    const message = `${title} matches only one label with the star of "${pattern}". Pages on deeper subdomains are denied.`
    const fix = 'List the deeper subdomains one by one.'
    found.push(createDifference('origin-one-label', ['origin', index], message, fix))
  }
  if (!credentials && capabilities.credentials === 'forced') {
    found.push(
      createDifference(
        'credentials-forced',
        ['credentials'],
        `${title} allows credentials to every listed origin. The policy does not.`,
        "Set credentials: true if pages may use them, write origin: '*' if the data is public, or use another target.",
      ),
    )
  }
  if (credentials && capabilities.credentials === 'never') {
    found.push(
      createDifference(
        'credentials-missing',
        ['credentials'],
        `${title} never allows credentials. Pages that send them cannot read the response.`,
        'Use another target, or fetch without credentials.',
      ),
    )
  }
  if (alsoTakes !== undefined) {
    found.push(
      createDifference(
        'origin-form',
        ['origin'],
        `${title} also accepts ${alsoTakes}. Browsers send the serialized form.`,
        'Nothing needs to be done for browsers.',
      ),
    )
  }
  return found
}
