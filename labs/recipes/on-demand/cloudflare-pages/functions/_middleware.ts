// functions/_middleware.ts
import { withCors } from '@webcors/core'

type Next = () => Promise<Response>

const cors = withCors(
  (_request: Request, next: Next) => next(),
  { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

export const onRequest = ({ request, next }: { request: Request; next: Next }) =>
  cors(request, () => next())
