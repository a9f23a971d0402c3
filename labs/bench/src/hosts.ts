import { type Contestant, fetchContestants, measureAdded } from './added-time.ts'
import { h3Subjects } from './h3-subjects.ts'
import { honoSubjects } from './hono-subjects.ts'
import { type HostKind, requestKind } from './host-kinds.ts'
import { KINDS, type Kind } from './kinds.ts'
import { Exchange } from './node/exchange.ts'
import { expressSubjects } from './node/express-subjects.ts'
import { fastifySubjects } from './node/fastify-subjects.ts'
import { honoOnNodeSubjects } from './node/hono-on-node-subjects.ts'
import { koaSubjects } from './node/koa-subjects.ts'
import { nodeHttpSubjects } from './node/node-http-subjects.ts'
import type { NodeSubject } from './node/node-subject.ts'
import type { Cell, HostTable, Task } from './results.ts'
import type { Subject } from './subject.ts'

interface Host {
  readonly kinds: readonly HostKind[]
  readonly contestants: (kind: HostKind) => Promise<Contestant[]>
}

const ALL = Object.keys(KINDS) as Kind[]

/** The frameworks of Node.js, with the subjects for each kind of request. */
export const HOSTS: Readonly<Record<HostTable, Host>> = {
  'node-http': onNode(nodeHttpSubjects, 'actual-write-head'),
  express: onNode(expressSubjects),
  koa: onNode(koaSubjects),
  fastify: onNode(fastifySubjects),
  h3: onFetch(h3Subjects),
  hono: onFetch(honoSubjects, 'actual-response'),
  'hono-on-node': onNode(honoOnNodeSubjects, 'actual-response'),
}

/** @param more a way to answer that only this host has */
function onFetch(createSubjects: (kind: HostKind) => Subject[], ...more: HostKind[]): Host {
  const contestants = async (kind: HostKind): Promise<Contestant[]> =>
    fetchContestants(createSubjects(kind), requestKind(kind))
  return { kinds: [...ALL, ...more], contestants }
}

type CreateSubjects = (kind: HostKind) => NodeSubject[] | Promise<NodeSubject[]>

function onNode(createSubjects: CreateSubjects, ...more: HostKind[]): Host {
  const contestants = async (kind: HostKind): Promise<Contestant[]> => {
    const subjects = await createSubjects(kind)
    return subjects.map(({ name, listener }) => {
      const exchange = new Exchange(kind)
      const over = name === 'bare' ? null : 'bare'
      return { name, over, call: () => exchange.run(listener) }
    })
  }
  return { kinds: [...ALL, ...more], contestants }
}

/**
 * Times the subjects of one host on every kind of request. Turns are half as long, because
 * frameworks are slow.
 */
export async function measureHost(table: HostTable, { rounds, calls }: Task): Promise<Cell[]> {
  const { kinds, contestants } = HOSTS[table]
  const game = { rounds, calls: Math.ceil(calls / 2) }
  const cells: Cell[] = []
  for (const kind of kinds) {
    cells.push(...(await measureAdded(table, kind, await contestants(kind), game)))
  }
  return cells
}
