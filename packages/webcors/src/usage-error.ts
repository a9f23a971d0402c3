/** The command was not given what it needs. Its message is one line, and says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
