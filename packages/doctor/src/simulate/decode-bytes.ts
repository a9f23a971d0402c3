/**
 * Header values are bytes, one in each character. Reads them as UTF-8; what is none becomes U+FFFD.
 */
export function decodeBytes(value: string): string {
  return new TextDecoder().decode(Uint8Array.from(value, (character) => character.charCodeAt(0)))
}
