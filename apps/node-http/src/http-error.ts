/** An error that the page may read: thrown anywhere, answered in one place. */
export class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
