import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Check, Workspace } from './workspace.ts'

/**
 * Returns the violations that a check reports for a workspace with only these files:
 * `file:line message`.
 */
export function violations(
  check: Check,
  files: Readonly<Record<string, string | object>>,
): string[] {
  const root = mkdtempSync(join(tmpdir(), 'webcors-check-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return check(new Workspace(root)).map(({ file, line, message }) => `${file}:${line} ${message}`)
}
