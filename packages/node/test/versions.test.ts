// The tests beside the source, on every line of Node.js that is supported: how a head is written differs between them.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

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
  'the versions of Node.js that this repository brings are there',
  () => {
    const lines = otherNodes().map(([version]) => Number(/v(\d+)/.exec(version)?.[1]))
    const own = Number(process.versions.node.split('.')[0])
    expect([...lines, own]).toEqual(expect.arrayContaining([22, 24]))
  },
)

describe.each(otherNodes())('%s', (_, program) => {
  test('passes the same tests', { timeout: 180_000 }, async () => {
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
    // Failures are in the report. The exit code says nothing more.
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
  })
})

/** Without the variables that this test runner sets for the processes that it starts. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    // With CI, the report would go where CI looks for its own.
    ([name]) => !/^(?:VITEST|NODE_OPTIONS|NODE_V8_COVERAGE|CI$)/.test(name),
  )
  return { ...Object.fromEntries(kept), WEBCORS_RUNS: '100' }
}

/** Those that this repository brings, and the machine's own: whichever is of another line than the one that runs this. */
function otherNodes(): [version: string, program: string][] {
  const brought = ['node22-linux-x64', 'node24-linux-x64'].map((name) =>
    join(ROOT, 'labs/testing/node_modules', name, 'bin/node'),
  )
  const folders = process.env['PATH']?.split(delimiter) ?? []
  const own = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
  const lines = new Map<string, [string, string]>()
  for (const program of [...brought, ...own].filter((path) => existsSync(path))) {
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
