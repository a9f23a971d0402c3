import { defineConfig } from 'nitro'

export default defineConfig({
  compatibilityDate: '2026-09-03',
  serverDir: './server',
  errorHandler: './server/error.ts',
  output: { dir: '../dist/conformance' },
  // Rules that answer or change requests outside the table. The application looks only at the end
  // of the path.
  routeRules: {
    '/:way/exact-origins/redirected/**': { redirect: 'https://elsewhere.example/' },
    '/:way/exact-origins/cached/**': { swr: 60 },
    '/:way/exact-origins/headers/**': { headers: { Vary: 'Cookie' } },
    '/:way/exact-origins/ruled/**': { cors: { origin: ['https://evil.example'] } },
  },
})
