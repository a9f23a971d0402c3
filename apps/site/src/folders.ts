import { fileURLToPath } from 'node:url'

/** The folder with the configuration of VitePress. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))

/**
 * The folder for all output, below the app's folder. Programs that run at the same time need
 * separate folders.
 */
export const OUT: string = process.env['SITE_OUT'] ?? 'dist'

/** The folder with the Markdown that VitePress renders. */
export const CONTENT: string = `${APP}${OUT}/content`
