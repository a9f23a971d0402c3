/** Values of `Access-Control-Request-Headers`: 2,048 characters of names, which is as much as is read. */
export const LONGEST: string = Array.from(
  { length: 128 },
  (_, index) => `x-fifteen-ch${String(index).padStart(3, '0')},`,
).join('')

/** One character more. */
export const TOO_LONG: string = `${LONGEST}x`
