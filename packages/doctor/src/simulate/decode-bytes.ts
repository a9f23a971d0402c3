/**
 * Decodes a header value as UTF-8. Each character of the value is one byte; invalid sequences
 * become U+FFFD.
 */
export function decodeBytes(value: string): string {
  return new TextDecoder().decode(Uint8Array.from(value, (character) => character.charCodeAt(0)))
}
