/** Answers with the headers that came through the proxy. */
export async function GET(request: Request): Promise<Response> {
  if (request.url.endsWith('/fails')) throw new Error('thrown behind the proxy')
  return Response.json(Object.fromEntries(request.headers), {
    headers: { Vary: 'Accept-Language' },
  })
}
