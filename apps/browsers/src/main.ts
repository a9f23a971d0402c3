import { parseArgs } from 'node:util'
import { runDoctor } from './doctor/run-doctor.ts'
import { isExcused } from './doctor/verify-doctor.ts'
import { writeReport } from './doctor/write-report.ts'
import type { EngineName } from './engines/engine.ts'
import { ENGINE_NAMES, missingProgram } from './engines/launch.ts'

/** Cases in each engine. */
const SHORT = 500
const FULL = 2500

const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    case: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
  },
})

const count = values.full ? FULL : SHORT
const indexes = values.case?.map(Number) ?? Array.from({ length: count }, (_, index) => index)
const engines = (values.engine ?? ENGINE_NAMES) as readonly EngineName[]

for (const name of engines) {
  const missing = missingProgram(name)
  if (missing === null) {
    const report = await runDoctor(name, Number(values.seed), indexes)
    console.log(writeReport(report))
    if (!report.disagreements.every(isExcused)) process.exitCode = 1
  } else {
    console.log(`${name}: there is no ${missing} on this machine`)
    process.exitCode = 1
  }
}
