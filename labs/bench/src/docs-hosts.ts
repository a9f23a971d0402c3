import { linesTable, nanosecondTable, ratioTable } from './added-tables.ts'
import { details } from './markdown.ts'
import type { HostTable, Run } from './results.ts'
import type { Throughput } from './throughput/throughput.ts'
import { throughputTable } from './throughput/throughput-table.ts'
import { HOST_NAMES, HOST_VIEWS, type HostView, labelOf, peerOf } from './views.ts'

/** Writes the section about Node's own response object and the frameworks that use it. */
export function hostsSection(
  runs: readonly Run[],
  throughput: readonly Throughput[] | null,
): string {
  const [newest, ...older] = runs
  return `## The servers of Node.js

Here requests and responses are Node's own, and each pair is fresh. The socket keeps the written bytes and sends nothing, so the
head is really made, and no kernel is measured. The work of the parser is left out, because it is the same for every subject.

With this response object, storing a header takes longer than deciding on it: Node.js checks the name and the value with a regular
expression each, converts the name, and reads all headers again when it writes the head. This is most of the cost of other libraries.
\`@webcors/node\` stores nothing: if it can, it appends its lines to the head that Node.js has written but not sent
([why that is safe](decisions/015-own-lines-around-write-head.md)).

The baseline of a preflight is the least response, a 204 without headers. **Nothing but the bytes** is the least code that sends
the same bytes at the same moment as webcors: it reads, decides and guarantees nothing
([source](../labs/bench/src/node/bytes-on-node.ts)). It shows the time of the framework itself, which is a lower limit.

${TABLES.map((table) => {
  const views = HOST_VIEWS.filter((view) => view.table === table)
  return [
    `### ${HOST_NAMES[table]}`,
    NOTES[table],
    ...views.map((view) => (newest ? ratioTable(newest, view) : '')),
    linesByVersion(runs, views),
  ].join('\n\n')
}).join('\n\n')}

${details(
  'Older Node.js, and all nanoseconds',
  TABLES.flatMap((table) => {
    const views = HOST_VIEWS.filter((view) => view.table === table)
    return [
      `${HOST_NAMES[table]}:`,
      ...older.flatMap((run) => views.map((view) => ratioTable(run, view))),
      ...runs.flatMap((run) => views.slice(0, 1).map((view) => nanosecondTable(run, view))),
    ]
  }).join('\n\n'),
)}

### Requests per second

A server of \`node:http\` and the actual request from above, over loopback with 32 connections, on as many cores as the machine
has; the time of wrk and of the kernel is included. The bare server runs twice: two runs of one server differ by as much as most
servers here, so only the processor time tells them apart.

${throughput ? throughputTable(throughput) : 'Not counted: wrk is not installed on the machine that wrote this page.'}`
}

const TABLES = Object.keys(HOST_NAMES) as HostTable[]

/** Other ways to put the policy on a host. */
const OTHER_WAYS: Partial<Record<HostTable, string>> = {
  express: 'webcors, around it',
  fastify: 'webcors, through middie',
}

/** Compares each way to put the policy on a host with the peer, on every version of Node.js. */
function linesByVersion(runs: readonly Run[], views: readonly HostView[]): string {
  return views
    .flatMap((view) => {
      const peer = peerOf(view.table)
      const subjects = [view.subject, OTHER_WAYS[view.table] ?? []].flat()
      return subjects.map((subject) => linesTable(runs, view, subject, [peer, labelOf(peer)]))
    })
    .join('\n\n')
}

const NOTES: Readonly<Record<(typeof HOST_VIEWS)[number]['table'], string>> = {
  'node-http': '`withCors(listener)` of `@webcors/node`.',
  express: `\`app.use(cors())\` of \`@webcors/node\`. Express gives each response another prototype. After that, Node.js 20 and 22 take
microseconds for every property that is put on the response, unless it is a dictionary. webcors turns it into one, so Express
itself becomes faster, and some times are below zero. \`createServer(withCors(app))\` (\`webcors, around it\`) comes before
Express. Its preflights take less time than the bare application, because they never reach it.`,
  koa: '`app.use(cors())` of `@webcors/koa`. Koa finishes the responses to preflights, as it does with every response.',
  fastify: `\`app.register(cors())\` of \`@webcors/fastify\`; \`cors()\` of \`@webcors/node\` through \`@fastify/middie\` adds the time of that
plugin (\`webcors, through middie\`). \`@fastify/cors\` leaves its headers with Fastify, which stores nothing on Node's response and
gives \`writeHead\` all at once: an application's own \`Vary\` replaces it, and responses that a handler writes without Fastify have no CORS headers.`,
  h3: `\`app.use(cors())\` of \`@webcors/h3\`, beside h3's own \`handleCors\`; requests go through \`app.fetch\`. The code by hand is
around it.`,
  'hono-on-node': `The same application behind \`getRequestListener\` of \`@hono/node-server\`, and \`createServer(withCors(listener))\` of
\`@webcors/node\` around that listener (\`webcors, around it\`), which is what the README of \`@webcors/hono\` leads with on Node.js.
Preflights never reach Hono there.`,
  hono: `\`app.use(cors())\` of \`@webcors/hono\`, beside Hono's own \`hono/cors\`; requests go through \`app.fetch\`. The code by hand is
around it. The handler answers with \`c.json\`, as most handlers do; in the last row it creates a \`Response\`.`,
}
