import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerProcess } from '@webcors/conformance'
import { launchChromium, type Page } from './chromium.ts'

/** Two pages in Chromium, and the API that they call. */
export interface OpenPages {
  readonly api: ServerProcess
  /** The page at the origin that the API allows. */
  readonly allowed: Page
  /** The page at another origin of the same site, from which the browser also sends cookies. */
  readonly denied: Page
  close(): Promise<void>
}

/**
 * Opens an empty page at each of two origins.
 *
 * @param startApi starts the API with this allowed origin
 * @param host the host of the pages' origins: a name or an address of loopback
 */
export async function openPages(
  startApi: (allowedOrigin: string) => Promise<ServerProcess>,
  host = '127.0.0.1',
): Promise<OpenPages> {
  const sites = [await servePage(host), await servePage(host)] as const
  const [own, other] = [originOf(sites[0], host), originOf(sites[1], host)]
  const [api, browser] = await Promise.all([startApi(own), launchChromium()])
  const context = await browser.newContext()
  const [allowed, denied] = [await context.newPage(), await context.newPage()]
  await Promise.all([allowed.goto(own), denied.goto(other)])
  return {
    api,
    allowed,
    denied,
    async close() {
      await browser.close()
      await api.close()
      for (const site of sites) site.close()
    },
  }
}

async function servePage(host: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return server
}

function originOf(server: Server, host: string): string {
  return `http://${host}:${(server.address() as AddressInfo).port}`
}
