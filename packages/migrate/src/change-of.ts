import { createTwoFilesPatch } from 'diff'
import type { MigrationChange } from './plan.js'

/** Creates the change of a file, with its unified diff. */
export function changeOf(path: string, before: string, after: string): MigrationChange {
  const diff = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 2,
  })
  return { path, before, after, diff: diff.replace(/^=+\n/, '') }
}
