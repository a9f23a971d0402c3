import { createCors, originsFrom } from '@webcors/core'

/** The pages that may act for the logged-in user. */
export const readers = createCors({
  origin: originsFrom(
    process.env['ALLOWED_ORIGINS'] ?? 'https://reader.example.com http://library.localhost:*',
  ),
  credentials: true,
  exposedHeaders: ['ETag'],
})
