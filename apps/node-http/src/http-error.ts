/** What the page is to be told: thrown anywhere, answered in one place. */
export class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
