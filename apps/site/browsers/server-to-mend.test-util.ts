import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { APP } from '../src/folders.ts'

/** A small server that sends no CORS headers. */
export interface ServerToMend {
  /** The tab on the page with the code for this server. */
  readonly tab: string
  /** The name of the file. Its ending says whether Node.js reads it as CommonJS. */
  readonly file: string
  readonly program: string
}

const LISTEN = `const server = app.listen(0, '127.0.0.1', () => {
  console.log(\`http://127.0.0.1:\${server.address().port}\`)
})
`

export const SERVERS: Readonly<Record<string, ServerToMend>> = {
  Express: {
    tab: 'Express and Connect',
    file: 'server.mjs',
    program: `import express from 'express'

const app = express()

app.use(express.json())

app.all('/orders', (request, response) => {
  response.json({ got: request.body ?? null })
})

${LISTEN}`,
  },
  'Express in CommonJS': {
    tab: 'Express and Connect',
    file: 'server.cjs',
    program: `const express = require('express')

const app = express()

app.use(express.json())

app.all('/orders', (request, response) => {
  response.json({ got: request.body ?? null })
})

${LISTEN}`,
  },
  'Hono on Node.js': {
    tab: 'Hono',
    file: 'server.mjs',
    program: `import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.all('/orders', async (c) => c.json({ got: await c.req.json().catch(() => null) }))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(\`http://127.0.0.1:\${port}\`)
})
`,
  },
}

/** Puts what a page shows where it says: before everything else in the app. In CommonJS, with the line that it names for that. */
export function paste({ file, program }: ServerToMend, code: string): string {
  const [, required = ''] = /In CommonJS, write (.*)$/m.exec(code) ?? []
  const own = file.endsWith('.cjs') ? code.replace(/^import .*$/m, required) : code
  return program.replace(/^const app = .*$/m, (line) => `${line}\n\n${own}`)
}

let count = 0

/** Starts a program where it finds the packages of this app. */
export async function start(file: string, program: string): Promise<ServerProcess> {
  const folder = `${APP}dist/mended-${process.pid}-${count++}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${file}`, program)
  const server = await startServerProcess({ command: [process.execPath, file], cwd: folder })
  return {
    ...server,
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
