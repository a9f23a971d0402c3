/** Answers with the request headers that passed the proxy. */
export async function GET(request: Request): Promise<Response> {
  if (request.url.endsWith('/fails')) throw new Error('thrown behind the proxy')
  return Response.json(Object.fromEntries(request.headers), {
    headers: { Vary: 'Accept-Language' },
  })
}
