import { validateCorsOptions } from '@webcors/core'
import { writeLiteral } from '../rewrite/literal.js'
import { StopMaker } from '../rewrite/stops.js'
import { styleOf } from '../rewrite/style-of.js'
import type { Unit } from '../rewrite/unit.js'
import type { Source } from '../source/source.js'
import { findOwnHeaders, type HeaderWrite } from './header-writes.js'
import { type HostHint, hintFor } from './host-hints.js'

/** No browser keeps the answer to a preflight for longer. */
const MAX_SECONDS = 86_400
const LIBRARY = 'headers by hand'

/**
 * Finds the CORS headers that a module writes itself. They are never rewritten: what they were meant to allow is not in them.
 *
 * @param dependencies the names in the project's package.json
 */
export function planHandWritten(
  source: Source,
  dependencies: ReadonlySet<string>,
): Unit | undefined {
  const { groups, mentions } = findOwnHeaders(source)
  const [mention] = mentions
  if (groups.length === 0 && !mention) return undefined
  const make = new StopMaker(source, LIBRARY)
  const hint = hintFor(source, dependencies)
  return {
    source,
    library: LIBRARY,
    calls: groups.reduce((sum, writes) => sum + writes.length, 0),
    edits: [],
    mounts: [],
    notices: [],
    place: source.placeOf(groups[0]?.[0]?.node ?? mention ?? source.program),
    stops: groups.flatMap((writes) => {
      const [first] = writes
      if (!first) return []
      const { message, suggestion } = describe(writes, hint, source)
      return [make.stop('hand-written-headers', first.node, message, suggestion)]
    }),
  }
}

function describe(
  writes: readonly HeaderWrite[],
  hint: HostHint,
  source: Source,
): { readonly message: string; readonly suggestion?: string } {
  const value = (name: string): string | undefined =>
    writes.find((write) => write.name === name && write.value !== undefined)?.value
  const has = (name: string): boolean => writes.some((write) => write.name === name)
  const origins = [
    ...new Set(
      writes
        .filter(({ name, value }) => name.endsWith('allow-origin') && value !== undefined)
        .map(({ value }) => value ?? ''),
    ),
  ]
  const isRead = !writes.some(
    (write) => write.name.endsWith('allow-origin') && write.value === undefined,
  )
  const credentials =
    value('access-control-allow-credentials') === 'true' ||
    (has('access-control-allow-credentials') &&
      value('access-control-allow-credentials') === undefined)
  const list = (name: string): object => {
    const text = value(`access-control-${name}`)
    const option =
      {
        'allow-methods': 'methods',
        'allow-headers': 'allowedHeaders',
        'expose-headers': 'exposedHeaders',
      }[name] ?? ''
    if (text === undefined || text === '*') return text === '*' ? { [option]: '*' } : {}
    return {
      [option]: text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    }
  }
  const seconds = Number(value('access-control-max-age') ?? Number.NaN)
  const options = {
    origin:
      origins.length === 1 ? origins[0] : origins.length > 1 ? origins : 'https://app.example.com',
    ...(credentials && { credentials: true }),
    ...list('allow-methods'),
    ...list('allow-headers'),
    ...list('expose-headers'),
    ...(seconds >= 0 && { maxAge: Math.min(Math.floor(seconds), MAX_SECONDS) }),
  }
  const lines = [...new Set(writes.map(({ node }) => source.placeOf(node).line))]
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`
  if (!has('access-control-allow-origin')) {
    const { origin: _, ...rest } = options
    const members = Object.entries(rest).map(
      ([name, member]) => `${name}: ${writeLiteral(member, styleOf(source))},`,
    )
    return {
      message: `Cannot rewrite CORS headers that are written by hand (${where}): a policy replaces them. Put them into the options of the policy, and remove them here.`,
      ...(members.length > 0 && { suggestion: members.join('\n') }),
    }
  }
  const { issues } = validateCorsOptions(options)
  const sound = issues
    ? { origin: 'https://app.example.com', ...(credentials && { credentials: true }) }
    : options
  const unread = isRead && origins.length > 0 ? '' : ' The origins cannot be read here: list them.'
  const refused = issues ? ` ${issues.map(({ message }) => message).join(' ')}` : ''
  return {
    message: `Cannot rewrite CORS headers that are written by hand (${where}): they are not on every response, and a policy replaces them. Put what they allow into a policy, and remove them.${unread}${refused}`,
    suggestion: hint.suggest(writeLiteral(sound, styleOf(source))),
  }
}
