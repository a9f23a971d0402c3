// A function that takes orders. AWS calls `handler`.
import { createCors, originsFrom, withCors } from '@webcors/lambda'

const ours = createCors({
  origin: originsFrom(process.env['ALLOWED_ORIGINS'] ?? 'https://shop.example.com'),
  credentials: true,
  exposedHeaders: ['X-Total'],
})

export const handler = withCors(
  async ({ rawPath, requestContext: { http } }) => {
    if (rawPath === '/broken') throw new Error('The till is jammed')
    if (rawPath !== '/orders') return { statusCode: 404, body: 'There is nothing here' }
    if (http.method !== 'GET') return { statusCode: 201 }
    return {
      statusCode: 200,
      headers: { 'X-Total': 1, Vary: 'Accept-Language' },
      body: '[{"id":1}]',
    }
  },
  ours,
  { onError: () => ({ statusCode: 500, body: 'Something went wrong' }) },
)
