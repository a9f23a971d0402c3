/** An error that the page may read. Any code may throw it, and `onError` answers it. */
export class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
