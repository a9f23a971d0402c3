import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TargetName } from '@webcors/gateways'
import { GATEWAYS } from './gateways.ts'

/** A checker that reads a printed configuration with the parser of the server or the language. */
export interface Checker {
  readonly target: TargetName
  readonly program: string
  /** Reads the printed files. Returns the error; an empty text if there is none. */
  check(files: Readonly<Record<string, string>>): string
}

/** The arguments that make a server read its configuration and exit. */
const TEST_ARGUMENTS: Readonly<
  Partial<Record<TargetName, (command: readonly string[]) => string[]>>
> = {
  nginx: (command) => [...command.slice(1), '-t'],
  apache: ([, , , ...rest]) => ['-t', ...rest],
  haproxy: (command) => ['-c', ...command.slice(2)],
  caddy: (command) => ['validate', ...command.slice(2)],
  varnish: (command) => ['-C', ...command.slice(command.indexOf('-f'), command.indexOf('-f') + 2)],
}

function run(program: string, args: readonly string[], folder: string, input?: string): string {
  const { status, stderr, stdout, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    timeout: 60_000,
    maxBuffer: 64 << 20,
    ...(input === undefined ? {} : { input }),
  })
  return status === 0 ? '' : `${error ?? ''}${stderr.slice(-2000)}${stdout.slice(-1000)}`
}

function inFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => string,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-check-'))
  // varnishd reads the files as another user.
  chmodSync(folder, 0o755)
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The checkers of the exact targets, each with the first arrangement of its server. */
const SERVERS: readonly Checker[] = (
  ['nginx', 'apache', 'haproxy', 'caddy', 'varnish'] as const
).flatMap((target) => {
  const gateway = GATEWAYS.find((one) => one.target === target)
  const toArguments = TEST_ARGUMENTS[target]
  if (gateway === undefined || toArguments === undefined) return []
  const check: Checker['check'] = (files) =>
    inFolder(files, (folder) => {
      const arrangement = { folder, files: Object.keys(files), port: 20_000, upstreamPort: 20_001 }
      const start = gateway.arrange(arrangement)
      for (const [name, text] of Object.entries(start.files))
        writeFileSync(join(folder, name), text)
      return run(gateway.program, toArguments(start.command), folder)
    })
  return [{ target, program: gateway.program, check }]
})

/** Creates the checker of a language. The language's own parser reads the printed file. */
function language(target: TargetName, program: string, ...args: readonly string[]): Checker {
  const check: Checker['check'] = (files) =>
    inFolder(files, (folder) => run(program, [...args, ...Object.keys(files)], folder))
  return { target, program, check }
}

const PYTHON = ['-c', 'import ast, sys; [ast.parse(open(name).read()) for name in sys.argv[1:]]']

export const CHECKERS: readonly Checker[] = [
  ...SERVERS,
  language('flask', '/usr/bin/python3', ...PYTHON),
  language('django', '/usr/bin/python3', ...PYTHON),
  language('fastapi', '/usr/bin/python3', ...PYTHON),
  language('rails', '/usr/bin/ruby', '-c'),
  language('laravel', '/usr/bin/php', '-l'),
  language('go-rs-cors', '/usr/bin/gofmt', '-e', '-l'),
  language('go-jub0bs-cors', '/usr/bin/gofmt', '-e', '-l'),
]

/** Whether the program of the checker is installed on this machine. */
export function canCheck({ program }: Checker): boolean {
  return existsSync(program)
}
