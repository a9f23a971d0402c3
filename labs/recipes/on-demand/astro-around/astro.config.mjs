// astro.config.mjs
import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  // The policy protects instead: see crossOriginProtection in server.mjs
  security: { checkOrigin: false },
})
