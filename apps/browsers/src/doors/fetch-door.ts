import { serve } from 'srvx'
import type { Policy } from '../rule/policy.ts'
import { type Door, made, type Policies } from './door.ts'

export type FetchHandler = (request: Request) => Response | Promise<Response>

/** The fetch door on Node.js, by whatever way a handler is made of a policy. */
export async function startFetchDoor(
  policies: Policies,
  make: (policy: Policy) => FetchHandler,
): Promise<Door> {
  const handlerOf = made(policies, make)
  const server = serve({
    fetch: (request) => handlerOf(new URL(request.url).pathname)(request),
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close(true) }
}
