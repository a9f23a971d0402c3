/**
 * Answers an error, for applications that handle errors. A thrown `Response` is returned as it is.
 */
export function asJson(error: unknown): Response {
  if (error instanceof Response) return error
  return Response.json({ error: 'Something went wrong' }, { status: 500 })
}
