import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from './nearest.js'
import { UsageError } from './usage-error.js'

type Options = NonNullable<ParseArgsConfig['options']>

/** What every command takes. */
export const COMMON = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options

/** What was asked for, by name. */
export interface Arguments {
  readonly positionals: readonly string[]
  text(name: string): string | undefined
  list(name: string): readonly string[]
  flag(name: string): boolean
}

/** @throws {UsageError} for what no option is called */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const { positionals, values } = parse(args, { ...COMMON, ...options })
  const found: Readonly<Record<string, unknown>> = values
  return {
    positionals,
    text: (name) => (typeof found[name] === 'string' ? found[name] : undefined),
    list: (name) => (Array.isArray(found[name]) ? (found[name] as readonly string[]) : []),
    flag: (name) => found[name] === true,
  }
}

/**
 * The one thing that a command is about.
 *
 * @throws {UsageError}
 */
export function readOne({ positionals }: Arguments, what: string, example: string): string {
  const [one, other] = positionals
  if (one === undefined) throw new UsageError(`Give a ${what}: ${example}.`)
  if (other === undefined) return one
  throw new UsageError(`Give one ${what}: "${one}" and "${other}" are two.`)
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    const [problem = ''] = message.split(/\. |\n/)
    const names = Object.keys(options).map((name) => `--${name}`)
    const isUnknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    const [, unknown = ''] = /'(--?[\w-]+)/.exec(problem) ?? []
    const meant = isUnknown ? nearest(unknown, names) : null
    const guess = meant === null ? '' : ` Did you mean ${meant}?`
    const known = isUnknown ? ` The options are: ${names.join(', ')}.` : ''
    throw new UsageError(`${problem.replace(/\.$/, '')}.${guess}${known}`, { cause: error })
  }
}

/** Seconds, more than 0. */
export function secondsOf(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const seconds = Number(given)
  if (seconds > 0 && seconds <= 600) return seconds
  throw new UsageError(`Cannot wait for "${given}" seconds: write a number above 0, up to 600.`)
}
