import { defineConfig } from 'nitro'

export default defineConfig({
  compatibilityDate: '2026-09-03',
  serverDir: './server',
  output: { dir: 'dist/app' },
  routeRules: {
    // What these answer, no middleware of the application gets to see.
    '/exhibits': { swr: 60 },
    '/tickets/prices': { swr: 60 },
    '/guide': { redirect: { to: '/exhibits', status: 302 } },
    '/exhibits/**': { headers: { Vary: 'Accept-Language' } },
  },
})
