/** A public suffix: a domain under which anyone can register a name. */
export interface PublicSuffix {
  readonly name: string
  /** Whether a company assigns the names, as for `vercel.app`, rather than a registry. */
  readonly isHosting: boolean
}

/**
 * Returns the public suffix of a host; `null` for addresses and `localhost`. For a name that the
 * list lacks, the suffix is the last label.
 *
 * The list is large, so it is loaded on first use: most functions of this package do not need it.
 */
export async function publicSuffixOf(hostname: string): Promise<PublicSuffix | null> {
  const { parse } = await import('tldts')
  const { isIp, isPrivate, publicSuffix } = parse(hostname, { allowPrivateDomains: true })
  if (isIp === true || publicSuffix === null || !hostname.includes('.')) return null
  return { name: publicSuffix, isHosting: isPrivate === true }
}
