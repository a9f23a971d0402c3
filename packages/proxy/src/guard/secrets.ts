/**
 * The length from which a value is searched for. A shorter one, such as `json` or `2`, occurs in
 * headers by chance, and the header would be lost.
 */
const MIN_LENGTH = 8

/** A URL inside a parameter is encoded twice, and a URL inside a parameter of that URL once more. */
const MAX_DECODINGS = 3

/**
 * Returns the texts that `containsSecret` searches for.
 *
 * @throws {URIError} if a value has half of a surrogate pair, which no URL can have
 */
export function secretTexts(values: readonly string[]): readonly string[] {
  // Hosts read a header as Latin-1, so a value in UTF-8 arrives as one character for each byte.
  return values.flatMap((value) => [value, decode(encodeURIComponent(value))]).map(withSpaces)
}

/**
 * Whether a text contains a secret. URLs can write each character in several ways (`/`, `%2F`,
 * `%2f`, and a space also as `+`), so the text is decoded, in place of encoding the secret.
 */
export function containsSecret(
  text: string,
  secrets: readonly string[],
  decodings: number = MAX_DECODINGS,
): boolean {
  const spaced = withSpaces(text)
  const isFound = (secret: string) => secret.length >= MIN_LENGTH && spaced.includes(secret)
  if (secrets.some(isFound)) return true
  return decodings > 0 && text.includes('%') && containsSecret(decode(text), secrets, decodings - 1)
}

/** Decodes each byte by itself, because `decodeURIComponent` throws for an invalid percent sign. */
function decode(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number(`0x${digits}`)),
  )
}

/** A space and a plus sign count as the same character, because a query can write either as `+`. */
function withSpaces(text: string): string {
  return text.replaceAll('+', ' ')
}
