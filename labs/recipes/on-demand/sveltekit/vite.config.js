// vite.config.js
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // The policy protects instead: see crossOriginProtection in src/hooks.server.ts
      csrf: { trustedOrigins: ['*'] },
    }),
  ],
})
