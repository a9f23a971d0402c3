/** How applications that handle their errors answer them: what was thrown may be an answer already. */
export function asJson(error: unknown): Response {
  if (error instanceof Response) return error
  const message = error instanceof Error ? error.message : String(error)
  return Response.json({ error: message }, { status: 500 })
}
