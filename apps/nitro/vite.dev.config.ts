// For those who serve a frontend too: `pnpm exec vite dev --config vite.dev.config.ts`.
import { nitro } from 'nitro/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [nitro()] })
