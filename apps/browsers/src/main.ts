import { parseArgs } from 'node:util'
import { runDoctor } from './doctor/run-doctor.ts'
import { isExcused } from './doctor/verify-doctor.ts'
import { writeReport } from './doctor/write-report.ts'
import { type DoorName, DOORS } from './doors/doors.ts'
import { PLANTS, startPlanted } from './doors/plants.ts'
import type { EngineName } from './engines/engine.ts'
import { ENGINE_NAMES, missingProgram } from './engines/launch.ts'
import { isWrong, startJudge } from './rule/judge.ts'
import { runJudge } from './rule/run-judge.ts'
import { writeVerdicts } from './rule/write-verdicts.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true },
    door: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    case: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
  },
})

const seed = Number(values.seed)
const parts = positionals.length > 0 ? positionals : ['doctor', 'doors']
const doors = (values.door ?? Object.keys(DOORS)) as readonly DoorName[]

/** The cases that were asked for, or the first so many. */
function indexes(short: number, full: number): readonly number[] {
  const count = values.full ? full : short
  return values.case?.map(Number) ?? Array.from({ length: count }, (_, index) => index)
}

async function doctorPart(engine: EngineName): Promise<void> {
  const report = await runDoctor(engine, seed, indexes(500, 2500))
  console.log(writeReport(report))
  if (!report.disagreements.every(isExcused)) process.exitCode = 1
}

async function doorsPart(engine: EngineName): Promise<void> {
  const judge = await startJudge(engine)
  for (const door of doors) {
    const wanted = door === 'fetch' ? indexes(240, 2400) : indexes(80, 240)
    const verdicts = await runJudge(judge, DOORS[door], seed, wanted)
    console.log(writeVerdicts({ engine, version: judge.version, door, seed }, verdicts))
    if (verdicts.some(isWrong)) process.exitCode = 1
  }
  await judge.close()
}

/** Whether the judge finds the bugs that are there. */
async function plantsPart(engine: EngineName): Promise<void> {
  const judge = await startJudge(engine)
  for (const plant of Object.keys(PLANTS)) {
    const start = (policies: Parameters<typeof startPlanted>[1]) => startPlanted(plant, policies)
    const found = (await runJudge(judge, start, seed, indexes(240, 240))).filter(isWrong).length
    console.log(`${engine}: ${plant}: ${found === 0 ? 'NOT FOUND' : `found ${found} times`}`)
    if (found === 0) process.exitCode = 1
  }
  await judge.close()
}

for (const engine of (values.engine ?? ENGINE_NAMES) as readonly EngineName[]) {
  const missing = missingProgram(engine)
  if (missing === null) {
    if (parts.includes('doctor')) await doctorPart(engine)
    if (parts.includes('doors')) await doorsPart(engine)
    if (parts.includes('plants')) await plantsPart(engine)
  } else {
    console.log(`${engine}: there is no ${missing} on this machine`)
    process.exitCode = 1
  }
}
