/**
 * Matches a slash, or what may be read as one. Apache decodes `%2F` only where `AllowEncodedSlashes`
 * says so, and `\` separates the names of folders on Windows.
 */
const SLASH = String.raw`(?:[/\x5c]|%2f)`

/** Matches a slash after parameters such as `;v=1`, which servlet containers remove. */
const END_OF_SEGMENT = String.raw`(?:(?:;[^/]*)?/|\x5c|%2f)`

/**
 * Matches everything that may be read as one slash: several slashes, and `/./`. The next character
 * decides on every alternative and `*+` keeps no way back, so that neither the time nor the memory
 * grows faster than the length of the path.
 */
const SLASHES = String.raw`${END_OF_SEGMENT}(?:\.?${END_OF_SEGMENT})*+`

/** Matches the scheme and the authority of a request target in absolute form. */
const ABSOLUTE = '(?:[a-z][a-z0-9+.-]*:(?://[^/]*)?)?'

/** Takes the path out of the request line, without its query. */
const TAKE_PATH = '%{THE_REQUEST} =~ m#^[^ ]+ ([^? ]*)#'

/**
 * Writes the lines that find out whether a request is for the path: `HERE`. Apache and applications
 * decode a path before they use it, so that `/%61pi/` is `/api/`. The regular expression ignores
 * case, because some file systems and applications do.
 *
 * A path that cannot be decoded, or that has a `..` segment, can be any path: `UNCLEAR`. It counts
 * as inside, but gets no permission. Browsers resolve `/../`, but not `..%2f` and `..;`.
 *
 * `THE_REQUEST` stays as it was sent, even if an error page or an index is served in place of the
 * requested file. The second regular expressions have no capturing group, because Apache would
 * then forget `$1`.
 *
 * @see https://httpd.apache.org/docs/2.4/expr.html#functions
 */
export function printPath(path: string, p: string): string[] {
  const spelled = path
    .split(/\/(?:\.?\/)*/)
    .map((part) => part.replaceAll('.', String.raw`\.`))
    .join(SLASHES)
  const dots = String.raw`${SLASH}\.\.(?:[/;\x5c]|%2f|$)`
  return [
    `SetEnvIfExpr "${TAKE_PATH} && (unescape($1) == '' || unescape($1) =~ m#${dots}#i)" ${p}_UNCLEAR`,
    `SetEnvIfExpr "-n reqenv('${p}_UNCLEAR') || (${TAKE_PATH} && unescape($1) =~ m#^${ABSOLUTE}${spelled}#i)" ${p}_HERE`,
  ]
}
