/** The origins in the requests of the table. */

export const APP = 'https://app.example.com'
export const ADMIN = 'https://admin.example.com'
export const EVIL = 'https://evil.example'

/** The origins for which a predicate throws, never settles, or returns a truthy value. */
export const FAILING = 'https://failing.example'
export const SILENT = 'https://silent.example'
export const TRUTHY = 'https://truthy.example'
