/** An origin that somebody else could have. */
export interface HostileOrigin {
  readonly origin: string
  /** In words, what kind of comparison lets it in. */
  readonly because: string
  /** A name beside it: where this is allowed too, it is no look-alike that is let in, but everyone there. */
  readonly control: string | null
}

/** A public suffix: whoever asks first gets a name below it. */
export interface PublicSuffix {
  readonly name: string
  /** Whether a company hands out the names, as `vercel.app`, and no registry. */
  readonly isHosting: boolean
}

const NOBODY = 'webcors-doctor'

/**
 * Origins that look like this one to a careless comparison. Others can register their names.
 *
 * @param suffix that the host is below; `null` for addresses and `localhost`
 */
export function lookAlikesOf(
  origin: string,
  suffix: PublicSuffix | null,
): readonly HostileOrigin[] {
  const { protocol, hostname } = new URL(origin)
  const parents = parentsOf(hostname, suffix)
  const at = (host: string): string => `${protocol}//${host}`
  const beside = (host: string): string => at(`${NOBODY}.${host.slice(host.indexOf('.') + 1)}`)
  const prefixed = {
    origin: at(`${hostname}.${NOBODY}.example`),
    because: 'only its beginning is compared',
    control: null,
  }
  const domain = parents.at(-1)
  if (domain === undefined) return [prefixed]
  const suffixed = `evil${domain}`
  const found = [
    prefixed,
    {
      origin: at(suffixed),
      because: 'only its end is compared, and not from a dot on',
      control: beside(suffixed),
    },
  ]
  // A name of two labels would become one of one, which nobody can have.
  if (parents.length < 2) return found
  const dotless = hostname.replace('.', 'x')
  return [
    ...found,
    {
      origin: at(dotless),
      because: 'a dot in an expression stands for any character',
      control: beside(dotless),
    },
  ]
}

/** Names beside this one's under the same public suffix. Anyone can get them. */
export function neighboursOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  if (suffix === null) return []
  const own = parentsOf(hostname, suffix).at(-1)?.split('.')[0]
  const labels = [NOBODY]
  // Previews are let in by a part of their name: what is before a dash, or after one.
  if (suffix.isHosting && own !== undefined) {
    const [first = '', ...rest] = own.split('-')
    labels.push(`${first}-${NOBODY}`, `${NOBODY}-${rest.at(-1) ?? first}`)
    if (rest.length > 1) labels.push(`${first}-${NOBODY}-${rest.at(-1)}`)
  }
  return labels.map((label) => `${protocol}//${label}.${suffix.name}`)
}

/** Sub-domains of the host, and of what it is a sub-domain of. */
export function subdomainsOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  return parentsOf(hostname, suffix).map((parent) => `${protocol}//${NOBODY}.${parent}`)
}

/** The host, and each of its parents that is no public suffix. */
function parentsOf(hostname: string, suffix: PublicSuffix | null): readonly string[] {
  if (suffix === null) return []
  const labels = hostname.split('.')
  const most = labels.length - suffix.name.split('.').length
  return labels.slice(0, Math.max(0, most)).map((_, index) => labels.slice(index).join('.'))
}
