import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from '../usage-error.js'
import type { Plan } from './plan.js'

/** Writes what is new, and adds what is missing. A file that appeared since is not overwritten. */
export function writePlan({ changes }: Plan, folder: string): void {
  for (const { file, kind, bytes, isAppended } of changes) {
    if (kind === 'none' || kind === 'keep') continue
    const path = join(folder, file)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes, { flag: kind === 'create' ? 'wx' : isAppended ? 'a' : 'w' })
    } catch (error) {
      throw new UsageError(`Cannot write ${file}: ${(error as Error).message}`, { cause: error })
    }
  }
}
