import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from './nearest.js'
import { UsageError } from './usage-error.js'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options of every command. */
export const COMMON = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options

/** The parsed arguments of a command. */
export interface Arguments {
  readonly positionals: readonly string[]
  text(name: string): string | undefined
  list(name: string): readonly string[]
  flag(name: string): boolean
}

/**
 * Parses the arguments of a command.
 *
 * @throws {UsageError} for an unknown option, or for a wrong value
 */
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
 * Returns the only positional argument.
 *
 * @param what the name of the argument for the message: `URL to check`
 * @throws {UsageError} if there are several or none
 */
export function readOne({ positionals }: Arguments, what: string, example: string): string {
  const [one, other] = positionals
  if (one === undefined) throw new UsageError(`Give a ${what}: ${example}.`)
  if (other === undefined) return one
  throw new UsageError(`Cannot use "${other}" after "${one}": give only one ${what}.`)
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

/**
 * Parses a number of seconds above 0.
 *
 * @throws {UsageError}
 */
export function secondsOf(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const seconds = Number(given)
  if (seconds > 0 && seconds <= 600) return seconds
  throw new UsageError(`Cannot wait for "${given}" seconds: write a number above 0, up to 600.`)
}
