import { parseArgs, type ParseArgsConfig } from 'node:util'
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

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/\. |\n/)
    throw new UsageError(`${problem.replace(/\.$/, '')}.`, { cause: error })
  }
}

/** Seconds, more than 0. */
export function secondsOf(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise
  const seconds = Number(given)
  if (seconds > 0 && seconds <= 600) return seconds
  throw new UsageError(`Cannot wait for "${given}" seconds: write a number above 0, up to 600.`)
}
