const names = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `x-fifteen-ch${String(index).padStart(3, '0')},`,
  ).join('')

/**
 * A value of `Access-Control-Request-Headers` with 2,048 characters, the longest that a policy
 * reads.
 */
export const LONGEST: string = names(128)

/**
 * A value of `Access-Control-Request-Headers` with 4,096 characters, which a policy does not read.
 */
export const TOO_LONG: string = names(256)
