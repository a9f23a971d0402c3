import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { denoProgram, folderOf } from '@webcors-labs/testing'

const NAMES = ['@webcors/core', '@webcors/conformance']

test('the published types pass `deno check`', () => {
  const project = mkdtempSync(join(tmpdir(), 'webcors-deno-'))
  try {
    cpSync(join(folderOf(import.meta.url), 'src'), join(project, 'src'), { recursive: true })
    const dependencies = Object.fromEntries(NAMES.map((name) => [name, '*']))
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', dependencies }))
    // A registry delivers packages as folders of their own, not as links into a workspace.
    for (const name of NAMES) {
      const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
      for (const part of ['dist', 'package.json']) {
        cpSync(join(folder, part), join(project, 'node_modules', name, part), { recursive: true })
      }
    }
    const env = { ...process.env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
    const check = () =>
      execFileSync(denoProgram(), ['check', 'src'], { cwd: project, env, stdio: 'pipe' })
    expect(check).not.toThrow()
  } finally {
    rmSync(project, { recursive: true })
  }
})
