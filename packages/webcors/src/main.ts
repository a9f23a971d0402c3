import { HELP } from './help.js'
import { nearest } from './nearest.js'
import { divertOutput } from './original-output.js'
import type { Outcome } from './outcome.js'
import { toSarif } from './sarif.js'
import { createStyle } from './style.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

type Command = (args: readonly string[]) => Promise<Outcome>

/** The commands. Each is loaded when it is called, because each needs other packages. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['check', async () => (await import('./commands/check.js')).check],
  ['drift', async () => (await import('./commands/drift.js')).drift],
  ['explain', async () => (await import('./commands/explain.js')).explain],
  ['export', async () => (await import('./commands/export.js')).exportTo],
  ['init', async () => (await import('./commands/init.js')).init],
  ['lint', async () => (await import('./commands/lint.js')).lint],
  ['migrate', async () => (await import('./commands/migrate.js')).migrate],
  ['proxy', async () => (await import('./commands/proxy.js')).proxy],
  ['simulate', async () => (await import('./commands/simulate.js')).simulate],
  ['targets', async () => (await import('./commands/targets.js')).targets],
])

interface Printed {
  readonly stdout: string
  readonly stderr: string
  /** 0 allowed or clean, 1 blocked or findings, 2 usage, 3 unreachable. */
  readonly exitCode: 0 | 1 | 2 | 3
}

/** Runs a command line. Mistakes of the user never reject the promise. */
export async function main(args: readonly string[]): Promise<Printed> {
  const [name = '', ...rest] = withCommand(args)
  if (['', '-h', '--help', 'help'].includes(name)) return help(rest[0])
  if (name === '--version' || name === '-v') return printed(version())
  const load = COMMANDS.get(name)
  if (load === undefined) return unknownCommand(name)
  if (rest.includes('--help') || rest.includes('-h')) return help(name)
  const restore = divertOutput()
  try {
    const command = await load()
    return print(await command(rest), rest)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const sentence = error.message.replace(/[^.?]$/, '$&.')
    return usageError(`${sentence} See npx webcors ${name} --help.`)
  } finally {
    restore()
  }
}

/** Adds the command to arguments without one: `check` before a URL, `explain` before a sentence. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first = ''] = args
  if (COMMANDS.has(first)) return args
  const isModule = /\.[cm]?[jt]s$/.test(first)
  if (/^https?:\/\/|^[\w.-]+\.[a-z]|^localhost\b|^\d+(?:\.\d+){3}\b/i.test(first) && !isModule)
    return ['check', ...args]
  return /\S\s+\S/.test(first) ? ['explain', ...args] : args
}

function help(name: string | undefined): Printed {
  const text = name !== undefined && Object.hasOwn(HELP, name) ? HELP[name] : HELP['']
  return printed(text)
}

function unknownCommand(name: string): Printed {
  const names = [...COMMANDS.keys()]
  const all = `The commands are: ${names.join(', ')}. See npx webcors --help.`
  if (name.startsWith('-'))
    return usageError(`Cannot start with ${name}: give a command first. ${all}`)
  const isModule = /\.[cm]?[jt]s$/.test(name)
  const meant = isModule ? `lint ${name}` : nearest(name, names)
  const guess = meant === null ? '' : ` Did you mean npx webcors ${meant}?`
  return usageError(`Cannot run "${name}": no such command.${guess} ${all}`)
}

function print(
  { exitCode, report, json, results, notes = '' }: Outcome,
  args: readonly string[],
): Printed {
  const write = (value: unknown): string => JSON.stringify(value, hideSecrets, 2)
  if (args.includes('--sarif')) return printed(write(toSarif(results, version())), exitCode)
  if (args.includes('--json')) return printed(write(json), exitCode)
  const style = createStyle(process.env, process.stdout.isTTY)
  // Standard output has results only: if the server did not respond, it stays empty.
  if (exitCode === 3) return { stdout: '', stderr: `${report(style)}\n`, exitCode }
  return { ...printed(report(style), exitCode), stderr: notes }
}

const SECRET = /^(?:proxy-)?authorization$|cookie|token|secret|api-?key/i

/**
 * Replaces the values of cookies, and of headers with tokens, because people store and share the
 * output.
 */
function hideSecrets(key: string, value: unknown): unknown {
  if (key === 'cookies' && Array.isArray(value)) {
    return value.map((cookie: object) => ({ ...cookie, value: '…' }))
  }
  if (key !== 'headers' || !Array.isArray(value)) return value
  return value.map((header: unknown) =>
    Array.isArray(header) && typeof header[0] === 'string' && SECRET.test(header[0])
      ? [header[0], '…']
      : header,
  )
}

function printed(text = '', exitCode: Printed['exitCode'] = 0): Printed {
  return { stdout: `${text}\n`, stderr: '', exitCode }
}

function usageError(message: string): Printed {
  return { stdout: '', stderr: `webcors: ${message}\n`, exitCode: 2 }
}
