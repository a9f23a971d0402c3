// Only examples are compiled with this file. It declares the APIs of runtimes whose own types
// contradict each other, and the handler that short examples wrap.

declare function handler(request: Request): Response

declare namespace Deno {
  interface ServeOptions {
    readonly port?: number
    readonly hostname?: string
    readonly onError?: (error: unknown) => Response
  }
  interface ServeHandlerInfo {
    readonly remoteAddr: { readonly hostname: string; readonly port: number }
  }
  type Handler = (request: Request, info: ServeHandlerInfo) => Response | Promise<Response>
  function serve(handler: Handler): void
  function serve(options: ServeOptions, handler: Handler): void
  function upgradeWebSocket(request: Request): { socket: WebSocket; response: Response }
  const env: { get(name: string): string | undefined }
}

declare namespace Bun {
  interface Server {
    readonly url: URL
    upgrade(request: Request, options?: { data?: unknown }): boolean
  }
  interface ServeOptions {
    readonly idleTimeout?: number
    readonly port?: number
    readonly fetch: (
      request: Request,
      server: Server,
    ) => Response | undefined | Promise<Response | undefined>
    readonly error?: (error: Error) => Response | Promise<Response>
    readonly routes?: Readonly<Record<string, (request: Request) => Response | Promise<Response>>>
    readonly websocket?: {
      open?(socket: { send(text: string): void }): void
      message(socket: { send(text: string): void }, text: string): void
    }
  }
  function serve(options: ServeOptions): Server
  const env: Readonly<Record<string, string | undefined>>
}

/** The bindings of a Worker. */
interface Env {
  readonly ALLOWED_ORIGINS: string
}

declare module 'cloudflare:workers' {
  export const env: Env
}
