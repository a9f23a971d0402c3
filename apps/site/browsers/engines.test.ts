import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launch, missingProgram } from '@webcors-labs/browsers/engines'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { ensureSite } from '../src/ensure-site.ts'
import { createFileListener } from '../src/serve-site.ts'

// Tests cannot read pages in these engines from outside, so a script in the page reports its
// content.
const PROBE = `
  const line = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200."
  const until = async (test) => { for (let i = 0; i < 600 && !test(); i++) await new Promise((go) => setTimeout(go, 100)) }
  const text = (selector) => document.querySelector(selector)?.textContent ?? ''
  addEventListener('load', async () => {
    await until(() => text('#bench-verdict') !== '')
    const verdict = text('#bench-verdict')
    const box = document.querySelector('#explain-text')
    box.value = line
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await until(() => text('#explain-result') !== '')
    document.querySelector('#bench-code').scrollIntoView()
    await until(() => text('#bench-code') !== '' && text('#bench-lint') !== '')
    const width = document.documentElement.scrollWidth - document.documentElement.clientWidth
    const seen = { verdict, explained: text('#explain-result h2'), code: text('#bench-code'), lint: text('#bench-lint'), width }
    await fetch('/report', { method: 'POST', body: JSON.stringify(seen) })
  })
`

interface Seen {
  readonly verdict: string
  readonly explained: string
  readonly code: string
  readonly lint: string
  readonly width: number
}

let folder: string
let server: Server | undefined
let engine: Awaited<ReturnType<typeof launch>> | undefined

beforeAll(async () => {
  folder = await ensureSite('dist', '/')
})
afterEach(async () => {
  await engine?.close()
  server?.close()
  server?.closeAllConnections()
})

it.each(['firefox', 'webkit'] as const)('the playground works in %s', async (name) => {
  expect(missingProgram(name)).toBeNull()
  const files = createFileListener(folder)
  const seen = new Promise<Seen>((resolve) => {
    server = createServer((request, response) => {
      if (request.url === '/report') {
        void request.toArray().then((parts) => {
          response.end()
          resolve(JSON.parse(Buffer.concat(parts).toString()) as Seen)
        })
      } else if (request.url === '/probe.js') {
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(PROBE)
      } else if (request.url === '/playground/') {
        void fetch(`${origin()}/playground/index.html`)
          .then((page) => page.text())
          .then((html) => {
            response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
            response.end(html.replace('</head>', '<script src="/probe.js" defer></script></head>'))
          })
      } else files(request, response)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  engine = await launch(name, `${origin()}/playground/`)
  const { verdict, explained, code, lint, width } = await seen
  expect(verdict).toContain('preflight-header-not-allowed')
  expect(explained).toContain('missing-allow-origin')
  expect(code).toContain("import { cors } from '@webcors/node'")
  expect(lint).toContain('Nothing')
  expect(width).toBe(0)
  expect(engine.lines.map(({ text }) => text)).toEqual([])
})

function origin(): string {
  return `http://127.0.0.1:${(server?.address() as AddressInfo | undefined)?.port}`
}
