import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'

interface Urls {
  readonly proxy: string
  readonly api: string
}

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/isolated': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript'],
}

/** Serves the page with the URL of the proxy. */
export function page(urls: () => Urls): RequestListener {
  return ({ url = '/' }, response) => {
    if (url === '/urls.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(urls()))
      return
    }
    const [file, type] = FILES[url] ?? []
    if (file === undefined) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', String(type))
    // A page with `SharedArrayBuffer` is cross-origin isolated: it can embed only resources that
    // opt in.
    if (url === '/isolated') {
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    }
    response.end(readFileSync(new URL(`../public/${file}`, import.meta.url)))
  }
}
