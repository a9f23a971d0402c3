import { withCors } from '@webcors/core'

export default withCors(
  (): Response => {
    throw new Error('Broken')
  },
  { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

export const config = { path: '/broken' }
