import { defineConfig } from 'nitro'

export default defineConfig({
  compatibilityDate: '2026-09-03',
  serverDir: './server',
  output: { dir: 'dist/app' },
  routeRules: {
    // These rules answer before middleware, so no middleware of the application sees their
    // requests.
    '/exhibits': { swr: 60 },
    '/tickets/prices': { swr: 60 },
    '/guide': { redirect: { to: '/exhibits', status: 302 } },
    '/exhibits/**': { headers: { Vary: 'Accept-Language' } },
  },
})
