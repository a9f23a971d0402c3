/** Selects no policy: the response is left alone. */
export function selectNone(): undefined {
  return undefined
}
