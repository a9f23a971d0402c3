import { cpus, loadavg, totalmem, type } from 'node:os'
import { readFileSync } from 'node:fs'
import { nanosecondTable, ratioTable } from './added-tables.ts'
import { attackPeersTable, attackTable, listPeersTable, listTable } from './flat-tables.ts'
import { details } from './markdown.ts'
import { type Effort, FULL, type Run } from './results.ts'
import { hostsSection } from './docs-hosts.ts'
import { missedSection } from './docs-missed.ts'
import type { Throughput } from './throughput/throughput.ts'
import { FETCH_VIEWS, type View } from './views.ts'

/** The measurements of a run, and its machine. */
export interface Figures {
  readonly runs: readonly Run[]
  /** `null` if wrk is not installed. */
  readonly throughput: readonly Throughput[] | null
  readonly effort: Effort & { readonly runs: number }
  readonly machine: Machine
}

interface Machine {
  /** The processor, the memory and the versions of the peers. */
  readonly description: string
  readonly cores: number
  /** The load over the last five minutes. */
  readonly load: number
}

/** Writes `docs/benchmarks.md`. Nothing else writes that page. */
export function docsPage({ runs, throughput, effort, machine }: Figures): string {
  const all = runs.filter(({ cells }) => cells.some(({ table }) => table === 'sync'))
  const tables = (table: (run: Run) => string) => all.map(table).join('\n\n')
  const [sync, async] = FETCH_VIEWS as [View, View]
  return `<!-- Written by \`pnpm bench --write\`. Change labs/bench/src/docs-page.ts and its siblings, not this. -->

# Benchmarks

How much time CORS adds to a request: what an application takes behind webcors, less what it takes without. The application
does next to nothing (a fresh response with next to no body), so that there is little to hide behind. First
[fetch handlers](#fetch-handlers) on each runtime, then [the servers and frameworks of Node.js](#the-servers-of-nodejs).

## How to read this

**Read the ratios, not the nanoseconds.** The nanoseconds are this machine's on that day; what one subject adds, divided by
what another adds in the same rounds, is much the same elsewhere. A ratio below 1 means that webcors adds less. Differences
below a tenth are noise.

- **The same by hand** is what webcors guarantees, written for one policy by someone who wants it quick: every CORS header
  that the application may have set is replaced or removed, \`Vary\` is merged, and a response whose headers cannot be changed
  is copied (sources: [fetch](../labs/bench/src/by-hand-same-guarantees.ts),
  [Node.js](../labs/bench/src/node/by-hand-on-node.ts)). On Node's own servers, the goal is 1.25 times of it.
- **Tuned by hand** is the same with all that these benchmarks have taught
  ([source](../labs/bench/src/by-hand-tuned.ts)). For fetch handlers, the goal is 1.2 times of it on Node.js, and 1.3 times
  elsewhere.
- **The least by hand** sends the headers that must be sent, and trusts the application with the rest (sources:
  [fetch](../labs/bench/src/by-hand-minimum.ts), [Node.js](../labs/bench/src/node/minimum-on-node.ts)).
- **Frameworks and packages** run their own CORS in their own application, less that same application without CORS: routing
  is not compared. Their guarantees differ: some answer a preflight from any origin, replace the application's \`Vary\`, or
  leave the headers of an upstream. The goal is a quarter of the time that Hono's and h3's add to a fetch handler; never more than what
  \`cors\`, \`@koa/cors\` and \`@fastify/cors\` add; and for preflights a quarter of theirs (Fastify 0.3).

Goals stand beside the ratios. A ratio in bold misses its goal: [Missed goals](#missed-goals) has the causes.

After ± stands the noise of the time that webcors adds: half of the distance between the quartiles of all rounds, or between the
fastest and the slowest process, whichever is more.

## Fetch handlers

${tables((run) => ratioTable(run, sync))}

${details(
  'Asynchronous handlers',
  tables((run) => ratioTable(run, async)),
)}

${details(
  'All nanoseconds',
  tables(
    (run) =>
      `${nanosecondTable(run, sync)}\n\nAsynchronous handlers:\n\n${nanosecondTable(run, async)}`,
  ),
)}

${hostsSection(
  runs.filter(({ runtime }) => runtime.startsWith('Node.js')),
  throughput,
)}

## Size of the list

One decision by the engine, in nanoseconds, for origins from all over the list. It looks up what a pattern could be, and
never tries one pattern after the other; what remains is that a large table does not fit into the processor's cache.

${tables(listTable)}

A whole request from the origin that stands last, as a multiple of the time that one listed origin adds:

${listPeersTable(all)}

## What an attacker sends

One decision on a hostile value, as a multiple of the same decision on an ordinary one. A list of request header names is
read up to 2,048 characters and an origin up to 326: beyond that, length costs nothing. An ordinary preflight to a policy
that allows any header is remembered, and one that is too long is not: that is the factor of four or so.

${attackTable(all)}

Whole preflights to a policy that allows any header, as a multiple of an ordinary one. Servers limit the size of headers,
mostly to 8 or 16 KiB, which divides these by about a hundred:

${attackPeersTable(all)}

${missedSection(runs)}

## The machine, and how it was measured

${machine.description}

\`pnpm bench --write${effort.rounds === FULL.rounds ? '' : ' --quick'} --runs ${effort.runs}\` measured this, in processor time${busy(machine)}: ${effort.runs} processes per runtime, ${effort.rounds} rounds in each, in which every subject is called
${effort.calls} times in a row (${Math.ceil(effort.calls / 2)} on the servers of Node.js). The order rotates from round to round, differences are taken within a round, rounds in which
the machine was busy are left out for all alike, and the medians are taken. Turns are short, so that few are interrupted;
most of them see no collection of garbage, which so counts for little. Longer ones gave the same ratios.

Traps that we fell into, so that you need not:

- **One after the other.** A benchmark that times one subject to its end and then the next one compares moods of the
  machine: this one changes its speed by a factor of two within seconds. Let them take turns.
- **Collecting garbage between turns.** It looks fair. V8 then gives the memory of its young generation back, and what is
  measured are page faults: three times as long, and noise.
- **A fresh \`Request\` for each call** costs more than everything else here. They are made beforehand; responses are fresh.
- **A framework against a bare function** measures its router.
- **One process.** Compilers decide anew in each, and not always alike.
- **A warm-up that is counted in calls.** A framework is many functions: after a thousand calls ratios still moved by half
  from run to run, after thirty milliseconds of each subject by a tenth.
- **Iterators over \`Headers\`** are quadratic on Deno: thirteen microseconds for eight headers, where \`forEach\` takes less
  than two.
- **Frozen arrays** leave the fast paths: on Bun, spreading, destructuring or joining them doubled the time of a request,
  and V8 takes five times as long to copy them by a loop. The method \`flat\` takes V8 eight times as long as a loop.
- **A property on a response whose prototype was changed**, as Express changes it, takes Node.js 20 and 22 more than two
  microseconds, and whatever is looked up next a little more; on Node.js 24 and 26 it costs nothing, and the change itself
  takes two. Deleting a property makes an object a table, which ends both costs. In a \`WeakMap\` in its place each response would
  cost a microsecond everywhere.
- **Text that nobody reads.** Engines put text together when it is read. A socket that throws heads away has them made for
  nothing, and who reads a head before it is sent seems slower than he is.
- **Canonical names.** \`headers.get('Origin')\` takes two to three times as long as \`headers.get('origin')\` on Node.js and
  Deno.
- **Text made by \`repeat\`** is not yet a flat string in some engines, so that an attack of one megabyte costs nothing.
`
}

const TIMED = [
  'hono',
  '@hono/node-server',
  'h3',
  'itty-router',
  'express',
  'cors',
  'koa',
  '@koa/cors',
  'fastify',
  '@fastify/cors',
  '@fastify/middie',
]

/** The note about a machine that had other work. */
function busy({ load, cores }: Machine): string {
  if (load <= cores) return ''
  return ` (the machine had other work meanwhile, about ${load} processes' worth, which makes nanoseconds more, and ratios noisier)`
}

export function describeMachine(): Machine {
  const [cpu] = cpus()
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  const versions = TIMED.map((name) => `${name} ${versionOf(name)}`)
  const model = cpu?.model.trim() ?? 'An unknown processor'
  return {
    description: `${model}, ${cpus().length} cores, ${gibibytes} GiB, ${type()}. ${versions.join(', ')}.`,
    cores: cpus().length,
    load: Math.round(loadavg()[1] ?? 0),
  }
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
