/**
 * The endings of names that only private networks resolve.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 * @see https://www.rfc-editor.org/rfc/rfc6762#appendix-G
 * @see https://www.rfc-editor.org/rfc/rfc8375
 */
const PRIVATE_ENDING = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|corp|home)$/

/** The names of the metadata server at Google, some of which other clouds use too. */
const METADATA_NAME =
  /^metadata(?:\.goog|(?:\.google)?(?:\.internal)?)$|\.metadata\.google\.internal$/

/**
 * Whether a name can belong to the public internet: two or more labels, no empty label, and no
 * private domain.
 *
 * @param name the name as the URL parser serializes it
 */
export function isPublicName(name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.')
  return labels.length > 1 && !labels.includes('') && !isPrivateName(name)
}

/**
 * Whether a name belongs to a cloud's metadata server, which gives credentials to every program.
 */
export function isMetadataName(name: string): boolean {
  return METADATA_NAME.test(name.replace(/\.$/, ''))
}

function isPrivateName(name: string): boolean {
  return PRIVATE_ENDING.test(name.replace(/\.$/, ''))
}
