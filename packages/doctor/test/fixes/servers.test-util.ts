import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))

/** A running server. */
export interface Running {
  readonly port: number
  readonly stop: () => Promise<void>
}

/** Starts one kind of server with a fix in its configuration. */
export interface Recipe {
  readonly command: (folder: string, port: number) => readonly string[]
  readonly files: (fix: string, port: number, upstream: number) => Readonly<Record<string, string>>
}

/** Starts an application with CORS headers of its own, and with a login that rejects preflights. */
export async function startUpstream(): Promise<Running> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Vary', 'Accept-Encoding')
    if (request.method === 'OPTIONS') response.statusCode = 401
    else if (request.url === '/missing') response.statusCode = 404
    else if (request.url === '/fails') response.statusCode = 500
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

export async function startServer(
  { command, files }: Recipe,
  fix: string,
  upstream: number,
): Promise<Running> {
  // The folder is inside the package, so that imports are resolved.
  const folder = mkdtempSync(join(HERE, '.run-'))
  const port = await freePort()
  for (const [name, text] of Object.entries(files(fix, port, upstream))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text.replaceAll('FOLDER', folder))
  }
  const [program = '', ...args] = command(folder, port)
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (output = (output + String(part)).slice(-4000)))
  }
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answers(port, child)
  } catch (error) {
    await stop()
    throw new Error(`${program} did not start:\n${output}`, { cause: error })
  }
  return { port, stop }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 3000).unref()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createTcpServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => (socket.destroy(), resolve(true)))
      socket.on('error', () => resolve(false))
    })
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('nothing listens after 30 seconds')
}
