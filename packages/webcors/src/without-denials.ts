/**
 * Matches the warning of a policy about a denied origin. Warnings end with a code. Other codes name
 * defects, such as a predicate that failed, which the output of a command does not show.
 */
const DENIED_ORIGIN = /^webcors: .* npx webcors explain origin-/

/**
 * Runs a function without the warnings of policies about denied origins, because no page sent these
 * requests: the warnings would advise to allow origins that the doctor made up.
 *
 * The policy may be inside of a handler, or come from another copy of core, so `onDecision` cannot
 * be set.
 */
export async function withoutDenials<T>(run: () => Promise<T>): Promise<T> {
  const output = globalThis.console
  const { warn } = output
  output.warn = (...values: unknown[]) => {
    if (!DENIED_ORIGIN.test(String(values[0]))) warn.apply(output, values)
  }
  try {
    return await run()
  } finally {
    output.warn = warn
  }
}
