// Use this if the app also serves a frontend: `pnpm exec vite dev --config vite.dev.config.ts`.
import { nitro } from 'nitro/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [nitro()] })
