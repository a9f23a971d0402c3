/** Whether a host of a URL is this computer. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:.+\.)?localhost$|^127\.[\d.]+$|^\[::1\]$/.test(host)
}

/** Whether a cloud gives its credentials to every program that sends a request to a host. */
export function isMetadataHost(host: string): boolean {
  return /^metadata(?:\.goog)?$|^metadata\.google|^169\.254\.|^100\.100\.100\.200$|^168\.63\.129\.16$|^\[fd(?:00:ec2:|20:ce::|00:42::42\])|:a9fe:a9fe\]$/.test(
    host,
  )
}

/** Matches addresses that are not on the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const PRIVATE_ADDRESS =
  /^(?:0|10|127|2[2-5]\d)\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.168\.|^198\.1[89]\.|^\[(?![23][\da-f]{3}:)/

/**
 * Matches names that only private networks resolve: names of one label, and names in private
 * domains.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6762#appendix-G
 */
const PRIVATE_NAME = /^[^.[]+$|\.(?:localhost|local|internal|intranet|lan|home\.arpa|corp|home)$/

/** Whether a host of a URL is not on the public internet. */
export function isPrivateHost(host: string): boolean {
  return /^[\d.]+$|^\[/.test(host) ? PRIVATE_ADDRESS.test(host) : PRIVATE_NAME.test(host)
}
