// Runs the tests beside the source on every supported release line of Node.js, because the lines
// write heads differently.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const TESTS = [
  'head',
  'transparency',
  'nested',
  'layers',
  'stand-ins',
  'http2',
  'read-incoming',
  'replaced',
  'allowed-hosts',
]

interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the versions of Node.js that this repository installs are found',
  () => {
    const lines = otherNodes().map(([version]) => Number(/v(\d+)/.exec(version)?.[1]))
    const own = Number(process.versions.node.split('.')[0])
    expect([...lines, own]).toEqual(expect.arrayContaining([22, 24]))
  },
)

test.each(otherNodes())(
  '%s passes the tests of this package',
  { timeout: 180_000 },
  async (_, program) => {
    const folder = mkdtempSync(join(tmpdir(), 'webcors-'))
    const outputFile = join(folder, 'report.json')
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
    const files = TESTS.map((name) => `packages/node/src/${name}`)
    const args = [
      vitest,
      'run',
      '--project',
      'unit',
      '--reporter=json',
      `--outputFile=${outputFile}`,
    ]
    // The report has the failures, so the exit code is not needed.
    await promisify(execFile)(program, [...args, ...files], {
      cwd: ROOT,
      env: environment(),
    }).catch(() => {})
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report
    rmSync(folder, { recursive: true })
    const failed = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'passed')
    expect(failed.map(({ fullName, failureMessages }) => [fullName, failureMessages[0]])).toEqual(
      [],
    )
    expect(report.success).toBe(true)
    expect(report.numPassedTests).toBeGreaterThan(200)
  },
)

/**
 * Returns the environment without the variables that this test runner sets for its own processes.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    // If CI were set, the report would replace the report of this run.
    ([name]) => !/^(?:VITEST|NODE_OPTIONS|NODE_V8_COVERAGE|CI$)/.test(name),
  )
  return { ...Object.fromEntries(kept), WEBCORS_RUNS: '100' }
}

/**
 * Finds programs of Node.js that this repository installs or the machine has, of other release
 * lines than the present one.
 */
function otherNodes(): [version: string, program: string][] {
  const installed = ['node22-linux-x64', 'node24-linux-x64'].map((name) =>
    join(ROOT, 'labs/testing/node_modules', name, 'bin/node'),
  )
  const folders = process.env['PATH']?.split(delimiter) ?? []
  const own = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
  const lines = new Map<string, [string, string]>()
  for (const program of [...installed, ...own].filter((path) => existsSync(path))) {
    const version = versionOf(program)
    const line = version.split('.')[0] ?? ''
    if (line !== process.version.split('.')[0] && Number(line.slice(1)) >= 20 && !lines.has(line)) {
      lines.set(line, [`Node.js ${version}`, program])
    }
  }
  return [...lines.values()]
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
}
