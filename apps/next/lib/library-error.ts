/** An error that the page may read. */
export class LibraryError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Without this Next would answer with a 500 that no page of another origin may read. */
export function answerError(error: unknown): Response {
  if (error instanceof LibraryError) {
    return Response.json({ error: error.message }, { status: error.status })
  }
  console.error(error)
  return Response.json({ error: 'Something went wrong' }, { status: 500 })
}
