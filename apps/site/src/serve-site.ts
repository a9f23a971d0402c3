import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/**
 * Creates a listener that serves the files of a folder, and its page for status 404 if a file is
 * missing.
 */
export function createFileListener(folder: string): RequestListener {
  const serve = sirv(folder, { etag: true, dev: true })
  return (request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(readFileSync(`${folder}/404.html`))
    })
  }
}

/**
 * Serves the site on loopback.
 *
 * @param port the port; 0 means any free port
 * @param base the start of every path of the site
 * @returns the URL of the site, without a slash at its end
 */
export function serveSite(
  folder: string,
  port = 0,
  base = '/',
): Promise<{ readonly url: string; close(): void }> {
  const serve = createFileListener(folder)
  const server = createServer((request, response) => {
    const { url = '/' } = request
    // A path outside leads to no file.
    request.url = url.startsWith(base) ? url.slice(base.length - 1) : '/outside-of-the-site'
    serve(request, response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as AddressInfo
      resolve({
        url: `http://127.0.0.1:${bound}${base.slice(0, -1)}`,
        close() {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
