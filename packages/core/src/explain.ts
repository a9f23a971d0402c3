/**
 * The command that prints the entry of a code in the error reference, offline. Errors and warnings
 * end with it and a code.
 */
export const EXPLAIN = 'npx webcors explain'
