import { withCors } from '@webcors/next'

function list() {
  return Response.json([{ id: 1 }], { headers: { 'X-Total': '1', Vary: 'Accept-Language' } })
}

async function add(request: Request) {
  return Response.json(await request.json(), { status: 201 })
}

export const { GET, POST, OPTIONS } = withCors(
  { GET: list, POST: add },
  {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
    exposedHeaders: ['X-Total'],
  },
)
