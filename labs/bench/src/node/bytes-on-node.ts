import type { ServerResponse } from 'node:http'
import { type HostKind, requestKind } from '../host-kinds.ts'
import { ALLOWED, EXPOSED, POLICY } from '../kinds.ts'
import type { Guard } from './by-hand-on-node.ts'
import { isPreflight } from './node-kinds.ts'

type WriteHead = (this: ServerResponse, ...args: unknown[]) => ServerResponse

/**
 * The least code that sends the same bytes: it reads, decides and guarantees nothing. It appends a
 * prepared text to the head when the head is written. A layer that adds headers at that moment
 * cannot take less time.
 */
export function bytesOnNode(kind: HostKind): Guard {
  const stage = stageBytes(kind)
  return (_, response) => {
    stage(response)
    if (!isPreflight(kind)) return false
    response.statusCode = 204
    response.end()
    return true
  }
}

export function stageBytes(kind: HostKind): (response: ServerResponse) => void {
  const lines = linesOf(kind)
  return (response) => {
    const { writeHead: write } = response as { writeHead: WriteHead }
    const writeHead: WriteHead = (...args) => {
      if (kind === 'actual-many-headers') mergeVary(response, args)
      write.apply(response, args)
      const written = response as unknown as { ['_header']: string }
      written['_header'] = `${written['_header'].slice(0, -2)}${lines}\r\n`
      return response
    }
    response.writeHead = writeHead
  }
}

const MERGED = 'Accept-Encoding, Origin'

/** Replaces the application's `Vary`, which is stored or given to `writeHead`. */
function mergeVary(response: ServerResponse, args: unknown[]): void {
  const given = args.at(-1)
  if (typeof given === 'object') args.push({ ...(args.pop() as object), ...varyLike(given) })
  else response.setHeader('Vary', MERGED)
}

function varyLike(given: object | null): object {
  return given && 'vary' in given ? { vary: MERGED } : { Vary: MERGED }
}

/** The headers that webcors sends for each kind of request, with `Vary`. */
function linesOf(kind: HostKind): string {
  const vary = 'Vary: Origin\r\n'
  const any = 'Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r\n'
  const origin = `Access-Control-Allow-Origin: ${ALLOWED}\r\nAccess-Control-Allow-Credentials: true\r\n`
  const exposed = `${origin}Access-Control-Expose-Headers: ${EXPOSED}\r\n`
  const answer = (methods: string, headers: string): string =>
    `${origin}Access-Control-Allow-Methods: ${methods}\r\nAccess-Control-Allow-Headers: ${headers}\r\nAccess-Control-Max-Age: 7200\r\n`
  const lines: Readonly<Record<ReturnType<typeof requestKind>, string>> = {
    actual: exposed + vary,
    'actual-many-headers': exposed,
    preflight: answer(POLICY.methods.join(', '), POLICY.allowedHeaders.join(', ')) + vary,
    'preflight-any':
      answer(
        'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY',
        'authorization, content-type, x-request-id',
      ) + any,
    'no-origin': vary,
    denied: vary,
  }
  return lines[requestKind(kind)]
}
