/** An origin that somebody else could have. */
export interface HostileOrigin {
  readonly origin: string
  /** In words, what kind of comparison lets it in. */
  readonly because: string
  /** A name beside it: where this is allowed too, it is no look-alike that is let in, but everyone there. */
  readonly control: string | null
}

const NOBODY = 'webcors-doctor'

/** Origins that look like this one to a careless comparison. Others can register their names. */
export function lookAlikesOf(origin: string): readonly HostileOrigin[] {
  const { protocol, hostname } = new URL(origin)
  const parents = parentsOf(hostname)
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

/** Sub-domains of the host, and of what it is a sub-domain of. */
export function subdomainsOf(origin: string): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  return parentsOf(hostname).map((parent) => `${protocol}//${NOBODY}.${parent}`)
}

/** The host, and each of its parents that is no top-level domain; none for addresses and `localhost`. */
function parentsOf(hostname: string): readonly string[] {
  if (/^\[|^[\d.]+$/.test(hostname)) return []
  const labels = hostname.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}
