import type { Listener } from './exchange.ts'

export type NodeSubjectName =
  | 'bare'
  | 'minimum'
  | 'minimum, as middleware'
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
  | 'hono/cors'

/**
 * A timed subject: an application behind its CORS, or the bare one, whose time is subtracted from
 * all others.
 */
export interface NodeSubject {
  readonly name: NodeSubjectName
  readonly listener: Listener
}
