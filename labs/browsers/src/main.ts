import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type HostName, HOSTS } from './hosts/hosts.ts'
import { ENGINE_NAMES, INSTALL, missingProgram } from './engines/launch.ts'
import { openPages, type Pages } from './lab/pages.ts'
import { cookiesPart } from './parts/cookies-part.ts'
import { deviationsPart } from './parts/deviations-part.ts'
import { doctorPart } from './parts/doctor-part.ts'
import { economyPart } from './parts/economy-part.ts'
import { hostsPart } from './parts/hosts-part.ts'
import { knownDefectsPart } from './parts/known-defects-part.ts'
import { rebindingPart } from './parts/rebinding-part.ts'
import { seededBugsPart } from './parts/seeded-bugs-part.ts'
import { versionsText } from './report/markdown.ts'
import { commandOf, type PartReport, type RunOptions } from './report/part-report.ts'
import { writeBlock } from './report/write-block.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    case: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const wanted = named('engine', values.engine, ENGINE_NAMES)
const missing = wanted.filter((engine) => missingProgram(engine) !== null)
const options: RunOptions = {
  seed: Number(values.seed),
  isFull: values.full,
  engines: wanted.filter((engine) => missingProgram(engine) === null),
  hosts: named('host', values.host, Object.keys(HOSTS) as HostName[]),
  cases: values.case?.map(Number) ?? null,
}

const PARTS = {
  deviations: deviationsPart,
  doctor: doctorPart,
  cookies: cookiesPart,
  hosts: withPages(hostsPart),
  'known-defects': withPages(knownDefectsPart),
  rebinding: withPages(rebindingPart),
  economy: withPages(economyPart),
  'seeded-bugs': withPages(seededBugsPart),
} satisfies Readonly<Record<string, (options: RunOptions) => Promise<PartReport>>>

type Part = keyof typeof PARTS

const all = Object.keys(PARTS) as readonly Part[]
// Seeded bugs run only with --full or by name, because the judge changes less often than the
// packages.
const usual = all.filter((part) => values.full || part !== 'seeded-bugs')
const parts = named('part', positionals.length > 0 ? positionals : usual, all)
let [passed, failed] = [0, missing.length]

// Browsers and servers must end with this process, also after a signal.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

for (const engine of missing) {
  console.log(`Cannot run ${engine}: ${missingProgram(engine)} is not installed. Run ${INSTALL}`)
}
for (const part of parts) {
  console.log(`\n--- ${part}`)
  const start = performance.now()
  const report = await PARTS[part](options).catch((error: unknown) => console.error(error))
  const counts = report ?? { passed: 0, failed: 1 }
  passed += counts.passed
  failed += counts.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`--- ${part}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  if (values.write && report) writeBlock(part, `${about(part, report)}\n\n${report.markdown}`)
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
if (process.env['CI']) {
  const out = new URL('../../../.ci/out/', import.meta.url)
  mkdirSync(out, { recursive: true })
  writeFileSync(new URL('browsers.json', out), JSON.stringify({ passed, failed }))
}

/** Picks the named items, or all of them. */
function named<T extends string>(
  what: string,
  asked: readonly string[] | undefined,
  names: readonly T[],
): readonly T[] {
  const unknown = asked?.find((name) => !names.some((known) => known === name))
  if (unknown !== undefined) {
    console.error(`Cannot run ${what} "${unknown}": choose from ${names.join('; ')}`)
    process.exit(2)
  }
  return (asked ?? names) as readonly T[]
}

function about(part: Part, { versions }: PartReport): string {
  const date = new Date().toISOString().slice(0, 10)
  const command = `${commandOf(part, options)}${values.full ? ' --full' : ''}`
  return `${versionsText(versions)}; ${date}; \`${command}\``
}

/** Starts engines with pages at every origin, for the duration of a part. */
function withPages(part: (options: RunOptions, browsers: readonly Pages[]) => Promise<PartReport>) {
  return async (given: RunOptions): Promise<PartReport> => {
    const browsers = await Promise.all(given.engines.map((engine) => openPages(engine)))
    try {
      return await part(given, browsers)
    } finally {
      await Promise.all(browsers.map((pages) => pages.close()))
    }
  }
}
