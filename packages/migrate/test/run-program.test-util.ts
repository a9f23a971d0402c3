import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { Server as HttpServer } from 'node:http'
import { type AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A temporary folder in which programs find the dependencies of this package. */
export class ProgramFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'webcors-migrate-'))
  #count = 0

  constructor() {
    const modules = fileURLToPath(new URL('../node_modules', import.meta.url))
    symlinkSync(modules, join(this.#folder, 'node_modules'), 'junction')
  }

  /** Runs an unchanged program in this process, except that it listens on a free port. */
  async run(name: string, text: string): Promise<RunningProgram> {
    this.#count += 1
    const path = join(this.#folder, `${this.#count}-${name}`)
    writeFileSync(path, text)
    const listening = nextServer()
    try {
      await import(/* @vite-ignore */ pathToFileURL(path).href)
      const server = await withinSeconds(15, listening.server, `${name} does not listen`)
      const { port } = server.address() as AddressInfo
      return {
        base: `http://127.0.0.1:${port}`,
        stop: () => {
          if (server instanceof HttpServer) server.closeAllConnections()
          server.close()
        },
      }
    } finally {
      listening.restore()
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }
}

export interface RunningProgram {
  readonly base: string
  stop(): void
}

/**
 * Makes the next server listen on a free port of loopback, in place of the address that its program
 * names.
 */
function nextServer(): { readonly server: Promise<Server>; restore(): void } {
  // oxlint-disable-next-line typescript/unbound-method -- `Reflect.apply` passes the server
  const original = Server.prototype.listen
  const server = new Promise<Server>((resolve) => {
    Server.prototype.listen = function listen(this: Server, ...args: unknown[]): Server {
      const done = args.findLast((arg) => typeof arg === 'function')
      this.once('listening', () => resolve(this))
      const given = done === undefined ? [] : [done]
      return Reflect.apply(original, this, [{ port: 0, host: '127.0.0.1' }, ...given]) as Server
    } as typeof original
  })
  return { server, restore: () => void (Server.prototype.listen = original) }
}

async function withinSeconds<T>(seconds: number, promise: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), seconds * 1000)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
