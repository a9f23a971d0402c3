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

These tables show how much time CORS adds to a request: the time of an application with webcors, less its time without. The
application itself returns a fresh response with almost no body, so its own time hides nothing. The first tables are about
[fetch handlers](#fetch-handlers) on each runtime, the next about [the servers and frameworks of Node.js](#the-servers-of-nodejs).

## How to read this

**Read the ratios, not the nanoseconds.** The nanoseconds belong to this machine on that day. The ratio of two subjects in the
same rounds is much the same on other machines. A ratio below 1 means that webcors adds less time. Differences below a tenth
are noise.

- **The same by hand** is code for one policy with the guarantees of webcors: it replaces or removes every CORS header that the
  application may have set, merges \`Vary\`, and copies a response whose headers cannot be changed (sources: [fetch](../labs/bench/src/by-hand-same-guarantees.ts),
  [Node.js](../labs/bench/src/node/by-hand-on-node.ts)). On Node's own servers, the goal is 1.25 times of it.
- **Tuned by hand** is the same with everything that these benchmarks have taught us
  ([source](../labs/bench/src/by-hand-tuned.ts)). For fetch handlers, the goal is 1.2 times of it on Node.js, and 1.3 times
  elsewhere.
- **The least by hand** sends the required headers, and trusts the application with the rest (sources:
  [fetch](../labs/bench/src/by-hand-minimum.ts), [Node.js](../labs/bench/src/node/minimum-on-node.ts)).
- **Frameworks and packages** run their own CORS in their own application. The time of the same application without CORS is
  subtracted, so routing is not compared. Their guarantees differ: some answer a preflight from any origin, replace the
  application's \`Vary\`, or keep the headers of an upstream. The goals: a quarter of the time that the layers of Hono and h3 add
  to a fetch handler, never more time than \`cors\`, \`@koa/cors\` and \`@fastify/cors\`, and a quarter of their time for preflights
  (Fastify 0.3).

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

The time of one decision on a hostile value, as a multiple of the same decision on an ordinary one. The engine reads at most 2,048
characters of a list of request header names, and 326 of an origin, so longer values take no more time. A policy that allows any
header keeps the decision on an ordinary preflight, but not on one that is too long, which explains the factor of about four.

${attackTable(all)}

The time of whole preflights to a policy that allows any header, as a multiple of an ordinary one. Servers limit the size of
headers, usually to 8 or 16 KiB, which divides these numbers by about a hundred:

${attackPeersTable(all)}

${missedSection(runs)}

## The machine, and how it was measured

${machine.description}

\`pnpm bench --write${effort.rounds === FULL.rounds ? '' : ' --quick'} --runs ${effort.runs}\` measured this, in processor time${busy(machine)}: ${effort.runs} processes per runtime, ${effort.rounds} rounds in each, in which every subject is called
${effort.calls} times in a row (${Math.ceil(effort.calls / 2)} on the servers of Node.js). The order rotates from round to round, differences are taken within a round, rounds in which
the machine was busy are left out for all subjects, and the tables show the medians. Turns are short, so that few are
interrupted. Most turns see no garbage collection, so it counts for little. Longer turns gave the same ratios.

Mistakes that we made, so that you can avoid them:

- **One after the other.** A benchmark that times one subject to its end and then the next one compares two states of the
  machine, whose speed changes by a factor of two within seconds. Let the subjects take turns.
- **Collecting garbage between turns.** It looks fair, but V8 then returns the memory of its young generation. The benchmark
  measures page faults, which take three times as long.
- **A fresh \`Request\` for each call** takes more time than everything else here. Requests are made beforehand; responses are
  fresh.
- **A framework against a bare function** measures the router of the framework.
- **One process.** Compilers decide anew in each process, and not always in the same way.
- **A warm-up that is counted in calls.** A framework has many functions. After a thousand calls, ratios still changed by half
  from run to run; after thirty milliseconds of each subject, by a tenth.
- **Iterators over \`Headers\`** are quadratic on Deno: thirteen microseconds for eight headers, where \`forEach\` takes less
  than two.
- **Frozen arrays** are slow: on Bun, spreading, destructuring or joining them doubled the time of a request, and V8 takes five
  times as long to copy them in a loop. The method \`flat\` takes V8 eight times as long as a loop.
- **A property on a response whose prototype was changed**, as Express changes it, takes Node.js 20 and 22 more than two
  microseconds, and the next lookups take a little more. On Node.js 24 and 26 the property costs nothing, but the change of the
  prototype takes two microseconds. Deleting a property turns an object into a dictionary, which ends both costs. A \`WeakMap\`
  instead of the property would cost a microsecond for each response on every version.
- **Text that nobody reads.** Engines concatenate text when it is read. A socket that drops heads never pays for this, so a
  subject that reads a head before it is sent seems slower than it is.
- **Canonical names.** \`headers.get('Origin')\` takes two to three times as long as \`headers.get('origin')\` on Node.js and
  Deno. Node.js also takes longer to set a header by such a name.
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
