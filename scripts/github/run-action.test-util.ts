import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { read, ROOT } from '../docs/pages.ts'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string
      readonly run: string
      readonly env: Readonly<Record<string, string>>
      readonly 'working-directory': string
    }[]
  }
}

export interface ActionRun {
  /** The exit code of the step. */
  readonly code: number
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
}

/**
 * Runs the first step of action.yml as GitHub's runner does: its script in bash, with the inputs as
 * environment variables, in a repository with the given files. `npx webcors` is the built command.
 */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-action-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const repository = join(folder, 'repository')
  const output = write(folder, 'output', '')
  mkdirSync(repository)
  for (const [name, text] of Object.entries(files)) write(repository, name, text)
  write(
    folder,
    'bin/npx',
    `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${ROOT}packages/webcors/dist/webcors.js" "$@"\n`,
    0o755,
  )

  const action = parse(read('action.yml')) as Action
  const step = action.runs.steps.find(({ id }) => id === 'run')
  if (step === undefined) throw new Error('action.yml has no step "run"')
  const evaluate = (text: string) =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
      return inputs[name] ?? action.inputs[name]?.default ?? ''
    })
  const env = Object.entries(step.env).map(([name, text]) => [name, evaluate(text)] as const)
  const script = write(folder, 'step.sh', step.run)
  const { code, log } = await new Promise<{ code: number; log: string }>((resolve) => {
    const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']]
    execFile(
      'bash',
      // The runner uses these arguments for `shell: bash`.
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
      {
        cwd: join(repository, evaluate(step['working-directory'])),
        env: {
          ...Object.fromEntries(env),
          PATH: path.join(delimiter),
          RUNNER_TEMP: folder,
          GITHUB_OUTPUT: output,
        },
      },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), log: stdout + stderr }),
    )
  })
  const lines = readFileSync(output, 'utf8').trim().split('\n')
  return { code, log, outputs: Object.fromEntries(lines.map((line) => line.split('='))) }
}

function write(folder: string, name: string, text: string, mode?: number): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text, { mode })
  return path
}
