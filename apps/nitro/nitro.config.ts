import { defineConfig } from 'nitro'

export default defineConfig({
  compatibilityDate: '2026-09-03',
  serverDir: './server',
  output: { dir: 'dist/app' },
  routeRules: {
    // No middleware of the application sees the requests that these rules answer.
    '/exhibits': { swr: 60 },
    '/tickets/prices': { swr: 60 },
    '/guide': { redirect: { to: '/exhibits', status: 302 } },
    '/exhibits/**': { headers: { Vary: 'Accept-Language' } },
  },
})
