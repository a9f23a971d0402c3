/** Next's own errors have their kind and its details in their `digest`, separated by semicolons. */
function digestOf(error: unknown): string[] {
  const digest = (error as { digest?: unknown } | null | undefined)?.digest
  return typeof digest === 'string' ? digest.split(';') : []
}

const SIGNAL =
  /^(?:NEXT_|DYNAMIC_SERVER_USAGE|BAILOUT_TO_CLIENT_SIDE_RENDERING|HANGING_PROMISE_REJECTION)/

/**
 * Whether Next throws this error to interrupt a handler, so that it does not mean a failure. Next
 * interrupts handlers mostly while it finds out whether a route can be prerendered.
 */
export function isNextSignal(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return SIGNAL.test(digestOf(error)[0] ?? '') || code === 'NEXT_STATIC_GEN_BAILOUT'
}

/**
 * Answers the errors of `redirect()`, `permanentRedirect()`, `notFound()`, `forbidden()` and
 * `unauthorized()` in place of Next, because no header can be added to Next's own response. Next
 * adds cookies that were set through `cookies()` to every response of a handler.
 */
export function navigationResponse(error: unknown, request: Request): Response | undefined {
  const [name, ...fields] = digestOf(error)
  if (name === 'NEXT_HTTP_ERROR_FALLBACK') {
    const status = Number(fields[0])
    return [401, 403, 404].includes(status) ? new Response(null, { status }) : undefined
  }
  // An example is "NEXT_REDIRECT;replace;https://a.example/;307;". The URL may contain semicolons.
  const status = Number(fields.at(-2))
  if (name !== 'NEXT_REDIRECT' || ![303, 307, 308].includes(status)) return undefined
  const headers = { Location: fields.slice(1, -2).join(';') }
  return new Response(null, { status: mayBeAction(request) ? 303 : status, headers })
}

/** Next redirects requests that may be server actions with 303, so that no form is sent twice. */
function mayBeAction(request: Request): boolean {
  const type = request.headers.get('Content-Type') ?? ''
  const isForm =
    type === 'application/x-www-form-urlencoded' || type.startsWith('multipart/form-data')
  return (isForm || request.headers.has('Next-Action')) && request.method === 'POST'
}
