import type { Listener } from './exchange.ts'

export type NodeSubjectName =
  | 'bare'
  | 'minimum'
  | 'bytes'
  | 'bytes, through middie'
  | 'by hand'
  | 'webcors'
  | 'webcors, as middleware'
  | 'webcors, around it'
  | 'webcors, through middie'
  | 'cors'
  | '@koa/cors'
  | '@fastify/cors'

/** What is timed: an application behind its CORS, or the bare one that the time of all others is set against. */
export interface NodeSubject {
  readonly name: NodeSubjectName
  readonly listener: Listener
}
