/** An error in the arguments of a command. The message is one line, and says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
