/**
 * Matches the `message` of an error without the error's name. These words also occur in prose, so
 * they must end a line, and begin the text or follow `:`, `=`, `(in promise)` or a place in a script.
 */
const BARE =
  /(?:^|[:=]|\(in promise\)|\.[cm]?[jt]sx?:\d+)\s*['"]?(?:(Network Error)|(Failed to fetch|Load failed|fetch failed|Network request failed))['".]{0,2}[^\S\n]*(?:\n|$)/

/**
 * Returns the message of an error with the name of the error, which the tables have: scripts print
 * `error.message`, as in `Request failed: Failed to fetch`.
 *
 * @returns `null` if the text has no such message
 */
export function withErrorName(text: string): string | null {
  const [found, axios, engine] = BARE.exec(text) ?? []
  if (found === undefined) return null
  return axios === undefined ? `TypeError: ${engine}` : `AxiosError: ${axios}`
}
