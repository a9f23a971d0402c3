import { fileURLToPath } from 'node:url'

/** The folder of VitePress's configuration. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))

/** Below it, where everything is written. Two programs that run at a time have folders of their own. */
export const OUT: string = process.env['SITE_OUT'] ?? 'dist'

/** What VitePress makes the site of. */
export const CONTENT: string = `${APP}${OUT}/content`
