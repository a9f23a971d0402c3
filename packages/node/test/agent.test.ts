// Agents are loaded first, such as tracing tools. They wrap methods of Node.js before this package
// can see the originals.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchange, linesOf, request } from '../src/exchange.test-util.js'

const APP = 'https://app.example.com'
const PROGRAM = fileURLToPath(new URL('agent-server.ts', import.meta.url))

/** The code of agents, in which `own` has Node's own methods. */
const AGENTS = {
  'that does nothing': '',
  'that adds a default Access-Control-Allow-Origin': `
    prototype.writeHead = function (...args) {
      if (!this.hasHeader('Access-Control-Allow-Origin')) this.setHeader('Access-Control-Allow-Origin', '*')
      return own.writeHead.apply(this, args)
    }`,
  'that wraps writeHead in a proxy, and reports the header that it sees': `
    prototype.writeHead = new Proxy(own.writeHead, {
      apply(target, self, args) {
        self.setHeader('X-Seen', self.getHeader('Access-Control-Allow-Origin') ?? 'nothing')
        return Reflect.apply(target, self, args)
      },
    })`,
  'that sets a header at the end': `
    prototype.end = function (...args) {
      if (!this.headersSent) this.setHeader('Server-Timing', 'total')
      return own.end.apply(this, args)
    }`,
  'that wraps everything, and throws for a response without a connection': `
    for (const [name, method] of Object.entries(own)) {
      prototype[name] = function (...args) {
        if (!this.req.socket.remoteAddress) throw new Error('no connection')
        return method.apply(this, args)
      }
    }`,
} as const

const folder = mkdtempSync(join(tmpdir(), 'webcors-agent-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(Object.entries(AGENTS))('behind an agent %s', (name, source) => {
  let server: Awaited<ReturnType<typeof startServerProcess>>
  let port: number

  beforeAll(async () => {
    const agent = join(folder, `${Object.keys(AGENTS).indexOf(name)}.cjs`)
    const names = ['writeHead', 'end', 'setHeader', 'removeHeader', 'write']
    writeFileSync(
      agent,
      `const { prototype } = require('node:http').ServerResponse
      const own = Object.fromEntries(${JSON.stringify(names)}.map((name) => [name, prototype[name]]))
      ${source}`,
    )
    server = await startServerProcess({ command: [process.execPath, '--require', agent, PROGRAM] })
    port = Number(new URL(server.url).port)
  })
  afterAll(() => server?.close())

  test.each(['GET /', 'GET /stored', 'GET /given', 'OPTIONS /'])(
    '%s is answered with one Access-Control-Allow-Origin',
    async (line) => {
      const lines = [`Origin: ${APP}`, 'Access-Control-Request-Method: PUT']
      const { status, head } = await exchange(port, request(line, lines))
      expect(status).toBe(line.startsWith('OPTIONS') ? 204 : 200)
      expect(linesOf(head, 'Access-Control-Allow-Origin')).toEqual([APP])
      expect(linesOf(head, 'Access-Control-Allow-Credentials')).toEqual(['true'])
      expect(linesOf(head, 'Vary').join(', ')).toMatch(/^Origin/)
      // The headers of the agent are sent too, and the agent sees the headers of the policy.
      const seen = source.includes('X-Seen') ? [APP] : []
      expect(linesOf(head, 'X-Seen')).toEqual(seen)
      const isTimed = source.includes('Server-Timing') && line !== 'GET /given'
      expect(linesOf(head, 'Server-Timing')).toEqual(isTimed ? ['total'] : [])
    },
  )
})
