/**
 * Prints to the standard output that the program started with. The output of a loaded module goes
 * to standard error, so that `--json` and `--sarif` print nothing else.
 */
export const printResult: typeof process.stdout.write = process.stdout.write.bind(process.stdout)

/**
 * Redirects standard output to standard error.
 *
 * @returns a function that ends the redirection
 */
export function divertOutput(): () => void {
  const original = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return () => {
    process.stdout.write = original
  }
}
