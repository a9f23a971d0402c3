/** What errors and warnings end with, before a code: the command prints the entry of the error reference, offline. */
export const EXPLAIN = 'npx webcors explain'
