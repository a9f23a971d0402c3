import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundlePlayground } from '@webcors-apps/site/bundle'
import { stop } from 'esbuild'
import type { File } from './page-server.ts'

const PAGE = fileURLToPath(new URL('../page/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** Bundles the page: the site's playground, with the cases and the form for live servers. */
export async function bundlePage(): Promise<ReadonlyMap<string, File>> {
  const html = (name: string): string => readFileSync(`${PAGE}live/${name}.html`, 'utf8')
  const files = await bundlePlayground({
    main: `${PAGE}main.js`,
    styles: ['intro', 'case'].map((name) => `${PAGE}style/${name}.css`),
    html: {
      nav: html('nav'),
      navMore: html('nav-more'),
      cases: html('cases'),
      editor: html('editor'),
      footer: html('footer'),
    },
    docs: '/docs/',
  })
  await stop() // The process of esbuild would go on running.
  return new Map(
    [...files].map(([name, content]) => {
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return [name === 'index.html' ? '/' : `/${name}`, { type, content }]
    }),
  )
}
