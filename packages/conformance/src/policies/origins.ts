/** The origins that the table's requests come from. */

export const APP = 'https://app.example.com'
export const ADMIN = 'https://admin.example.com'
export const EVIL = 'https://evil.example'

/** What the predicates do with these, they do with no other origin. */
export const FAILING = 'https://failing.example'
export const SILENT = 'https://silent.example'
export const TRUTHY = 'https://truthy.example'
