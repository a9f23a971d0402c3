const names = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `x-fifteen-ch${String(index).padStart(3, '0')},`,
  ).join('')

/** Values of `Access-Control-Request-Headers`: 2,048 characters of names, which are read whatever the policy lists. */
export const LONGEST: string = names(128)

/** 4,096 characters, which are not. */
export const TOO_LONG: string = names(256)
