import type { CorsDecision } from '@webcors/core'
import { chain, markWrapped, readCorsRequest, respond, stageResponse } from '@webcors/core/adapter'
import { toProxyError } from '../answer/error-code.js'
import { createProblem } from '../answer/problem.js'
import { ProxyError } from '../answer/proxy-error.js'
import { Recorder } from '../exchange/recorder.js'
import { admit } from '../plan/admit.js'
import type { CompiledProxy } from '../plan/compile-proxy.js'
import { passGates } from '../plan/gates.js'
import { type Destination, type Located, locate } from '../plan/locate.js'
import { FetchHead } from './fetch-head.js'

/**
 * A fetch handler. The arguments after the request are the host's own, such as Deno's info or Bun's
 * server.
 */
export type ProxyHandler = (request: Request, ...host: readonly unknown[]) => Promise<Response>

/**
 * Sends an admitted request, and creates the response from the upstream's. Throws if the upstream
 * sends none, or one that cannot be passed on.
 */
export type Forward = (
  head: FetchHead,
  destination: Destination,
  recorder: Recorder,
) => Promise<Response>

/** Creates a fetch handler. Only `forward` differs between hosts: it sends the request. */
export function handleFetch(proxy: CompiledProxy, forward: Forward): ProxyHandler {
  async function proxyFetch(request: Request, ...host: readonly unknown[]): Promise<Response> {
    const head = new FetchHead(request, host)
    const located = locate(proxy.options.targets, head.pathAndQuery)
    const decide = proxy.decideFor(located?.target ?? null)
    return chain(decide(readCorsRequest(request), request, []), async (outcome) => {
      // Only a function that selects policies can select none, and the proxy accepts no such
      // function.
      if (outcome === undefined) throw new TypeError('No policy was selected')
      const { decision } = outcome
      if (decision.status) return respond(decision)
      return stageResponse(await answer(proxy, forward, head, decision, located), outcome)
    })
  }
  return markWrapped(proxyFetch)
}

async function answer(
  proxy: CompiledProxy,
  forward: Forward,
  head: FetchHead,
  decision: CorsDecision,
  located: Located | null,
): Promise<Response> {
  const { load, options } = proxy
  load.current += 1
  const release = () => {
    load.current -= 1
  }
  const recorder = new Recorder(head.request, head.path, options.onExchange, release)
  const mount = located?.target.mount ?? null
  recorder.target = mount
  try {
    const destination = admit(proxy, head, decision, located)
    if (load.current > options.maxConcurrent) throw new ProxyError('too-many-at-once')
    const gates = passGates(proxy, head, destination)
    if (gates) await gates
    return await forward(head, destination, recorder)
  } catch (error) {
    const proxyError = toProxyError(error)
    const problem = createProblem(proxyError, options.name, mount)
    recorder.code = proxyError.code
    recorder.status = problem.status
    recorder.end(head.original.signal?.aborted ? 'client' : 'complete')
    const body = head.method === 'HEAD' ? null : problem.body
    const headers = problem.headers.map(([name, value]): [string, string] => [name, value])
    return new Response(body, { status: problem.status, headers })
  }
}

/**
 * Statuses whose responses cannot have a body (https://fetch.spec.whatwg.org/#null-body-status).
 */
export function hasNullBody(status: number, method: string): boolean {
  return method === 'HEAD' || status === 204 || status === 205 || status === 304
}

/** Turns a list of alternating names and values into pairs. */
export function pairsOf(headers: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index < headers.length; index += 2) {
    pairs.push([headers[index] as string, headers[index + 1] as string])
  }
  return pairs
}
