import { validateCorsOptions } from '@webcors/core'
import { writeLiteral } from '../rewrite/literal.js'
import { StopMaker } from '../rewrite/stops.js'
import { styleOf } from '../rewrite/style-of.js'
import type { Unit } from '../rewrite/unit.js'
import type { Source } from '../source/source.js'
import { findOwnHeaders, type HeaderWrite } from './header-writes.js'
import { type HostHint, hintFor } from './host-hints.js'
import { readHeaders } from './read-headers.js'

const LIBRARY = 'headers by hand'

/**
 * Finds the CORS headers that a module writes itself. They are never rewritten, because they do not
 * show which policy was meant.
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
  const style = styleOf(source)
  const lines = [...new Set(writes.map(({ node }) => source.placeOf(node).line))]
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`
  const { origins, isRead, options } = readHeaders(writes)
  if (!writes.some(({ name }) => name === 'access-control-allow-origin')) {
    const members = Object.entries(options).map(
      ([name, member]) => `${name}: ${writeLiteral(member, style)},`,
    )
    return {
      message: `Cannot rewrite CORS headers that are written by hand (${where}): a policy replaces them. Move them into the options of the policy.`,
      ...(members.length > 0 && { suggestion: members.join('\n') }),
    }
  }
  const [origin = 'https://app.example.com', ...more] = origins
  const { issues } = validateCorsOptions({ origin: more.length > 0 ? origins : origin, ...options })
  const sound = issues
    ? { origin: 'https://app.example.com', ...('credentials' in options && { credentials: true }) }
    : { origin: more.length > 0 ? origins : origin, ...options }
  const unread =
    isRead && origins.length > 0 ? '' : ' The origins cannot be read from the source: list them.'
  const refused = issues ? ` ${issues.map(({ message }) => message).join(' ')}` : ''
  return {
    message: `Cannot rewrite CORS headers that are written by hand (${where}): they are not on every response. Write a policy that allows the same, and remove them.${unread}${refused}`,
    suggestion: hint.suggest(writeLiteral(sound, style)),
  }
}
