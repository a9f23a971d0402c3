/** A public suffix: anyone can register a name below it. */
export interface PublicSuffix {
  readonly name: string
  /** Whether a company hands out the names, as `vercel.app`, and no registry. */
  readonly isHosting: boolean
}

/**
 * What a host is below; `null` for addresses and `localhost`. A suffix that no list has is one label.
 *
 * The list is large, and loaded when it is asked for: most of what is done here needs none.
 */
export async function publicSuffixOf(hostname: string): Promise<PublicSuffix | null> {
  const { parse } = await import('tldts')
  const { isIp, isPrivate, publicSuffix } = parse(hostname, { allowPrivateDomains: true })
  if (isIp === true || publicSuffix === null || !hostname.includes('.')) return null
  return { name: publicSuffix, isHosting: isPrivate === true }
}
