/** How applications that handle their errors answer them: what was thrown may be an answer already. */
export function asJson(error: unknown): Response {
  if (error instanceof Response) return error
  return Response.json({ error: 'Something went wrong' }, { status: 500 })
}
