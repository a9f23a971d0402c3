/** The rows that differ if an `Origin` line without a value counts as absent. */
export const EMPTY_ORIGIN: Readonly<Record<string, string>> = {
  'look-alikes: preflight PUT from malformed origin, empty':
    'empty-origin: an Origin line without a value counts as absent',
}

const FIRST = 'two-origin-lines: only the first of two Origin lines is read'

/** The rows that differ if only the first of two `Origin` lines is read. */
export const TWO_ORIGIN_LINES: Readonly<Record<string, string>> = {
  'exact-origins: preflight PUT from malformed origin, in two fields': FIRST,
  'look-alikes: actual GET from malformed origin, in two fields, the allowed one first': FIRST,
  'look-alikes: actual GET from malformed origin, in two fields that are the same': FIRST,
}
