/**
 * Names that only a private network resolves, with the top-level domains that are kept for such (RFC 6761, RFC 6762,
 * RFC 9476).
 */
const PRIVATE_ENDING = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|corp|home)$/

/** The name of the metadata server at Google and, by convention, elsewhere. */
const METADATA_NAME = /^metadata(?:\.google)?(?:\.internal)?$|\.metadata\.google\.internal$/

/**
 * Whether a name can belong to the public internet: two or more labels, no empty label, and no private domain.
 *
 * @param name the name as the URL parser serializes it
 */
export function isPublicName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.')
  return labels.length > 1 && !labels.includes('') && !isPrivateName(name)
}

export function isMetadataName(name: string): boolean {
  return METADATA_NAME.test(name.replace(/\.$/, ''))
}

function isPrivateName(name: string): boolean {
  return PRIVATE_ENDING.test(name.replace(/\.$/, ''))
}
