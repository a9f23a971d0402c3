/** A selecting function that selects no policy, so that the response is not changed. */
export function selectNone(): undefined {
  return undefined
}
