import { defineConfig } from 'nitro'

export default defineConfig({
  compatibilityDate: '2026-09-03',
  serverDir: './server',
  output: { dir: '../dist/nitro' },
})
