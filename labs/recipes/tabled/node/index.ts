// Replaces `@webcors/node` in the programs of the recipes: see `../core`.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerErrorWith, conformanceArguments, pathOfMessage } from '@webcors/conformance'
import * as node from '@webcors/node'
import { byTable } from '../by-table.ts'

// The exports below hide the exports of the same names.
export * from '@webcors/node'

type Listener = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown
type Factory<Args extends unknown[]> = (...args: Args) => Listener
interface Hooks {
  readonly onError?: unknown
}

/** Express strips the path that a middleware is mounted on. */
const pathOf = ([request]: Parameters<Listener>): string =>
  pathOfMessage(Object.assign(Object.create(request), { url: originalUrl(request) }))

function originalUrl(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '/'
}

function withTable(listener: Listener, ...args: [source?: unknown, hooks?: Hooks]): Listener {
  const wrap = node.withCors as Factory<[Listener, ...unknown[]]>
  const adapter = {
    createCors: node.createCors,
    pathOf: pathOfMessage,
    ...(args[1]?.onError === undefined ? {} : { onError: answerErrorWith }),
  }
  return byTable(pathOf, wrap(listener, ...args), (policy) =>
    wrap(listener, ...conformanceArguments(policy, adapter)),
  )
}

function corsByTable(...args: unknown[]): Listener {
  const make = node.cors as Factory<unknown[]>
  const adapter = { createCors: node.createCors, pathOf: pathOfMessage }
  return byTable(pathOf, make(...args), (policy) => make(...conformanceArguments(policy, adapter)))
}

export const withCors: typeof node.withCors = withTable as never
export const cors: typeof node.cors = corsByTable as never
