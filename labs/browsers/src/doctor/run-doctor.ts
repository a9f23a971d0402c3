import type { EngineName } from '../engines/engine.ts'
import { launch } from '../engines/launch.ts'
import { Lab } from '../lab/lab.ts'
import { type DoctorReport, verifyDoctor } from './verify-doctor.ts'

/** Runs the cases in one engine, from its start to its end. */
export async function runDoctor(
  name: EngineName,
  seed: number,
  indexes: readonly number[],
): Promise<DoctorReport> {
  const lab = await Lab.start()
  const engine = await launch(name, `${lab.origins.page}/`)
  try {
    return await verifyDoctor(engine, lab, seed, indexes)
  } finally {
    await engine.close()
    lab.close()
  }
}
