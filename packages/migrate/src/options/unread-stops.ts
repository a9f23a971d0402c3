import type { Node } from 'oxc-parser'
import type { MigrationStop } from '../plan.js'
import type { StopMaker } from '../rewrite/stops.js'
import type { Source } from '../source/source.js'
import { suggestForFunction } from './suggest.js'

/** Longer source text is cut in messages. */
const MAX_SHOWN = 60

/** An option is a function: what it answers is not in the source. */
export function stopForFunction(
  name: string,
  value: Node,
  fn: Node,
  source: Source,
  make: StopMaker,
): MigrationStop {
  if (name !== 'origin') {
    const message = `Cannot rewrite a function as ${name}: here one function of the request selects a policy, which createCors makes once.`
    return make.stop('options-function', value, message)
  }
  const message =
    'Cannot rewrite a function as origin: here it returns whether the origin is allowed, or a list takes its place. If the function answered strangers with an error, that error kept their requests from running; crossOriginProtection does this here.'
  return make.stop('origin-function', value, message, suggestForFunction(fn, source))
}

/** The value of an option comes from somewhere else. */
export function stopForUnread(
  name: string,
  node: Node,
  source: Source,
  make: StopMaker,
): MigrationStop {
  const text = source.textOf(node).replaceAll(/\s+/g, ' ')
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text
  const message = `Cannot read ${name} from ${shown}: only running the program shows its value. Write the value out, or accept it as it is: the server does not start if the value is not valid.`
  const isVariable = name === 'origin' && /\benv\b/.test(text) && !text.startsWith('[')
  const suggestion = isVariable ? `origin: originsFrom(${text})` : undefined
  return make.stop('unread-value', node, message, suggestion)
}
