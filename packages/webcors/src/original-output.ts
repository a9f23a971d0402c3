/**
 * What this program prints goes to where standard output was when it started. What a loaded module prints goes to
 * standard error, so that `--json` and `--sarif` stay what they are.
 */
export const printResult: typeof process.stdout.write = process.stdout.write.bind(process.stdout)

/** From now on, whatever prints to standard output prints to standard error. */
export function divertOutput(): () => void {
  const original = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return () => {
    process.stdout.write = original
  }
}
