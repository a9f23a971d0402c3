import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from '../usage-error.js'
import type { Plan } from './plan.js'

/**
 * Creates the new files, and adds the missing lines. Does not overwrite a file that appeared since
 * the plan was made.
 */
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
