import type { Node } from 'oxc-parser'
import type { MigrationStop } from '../plan.js'
import type { StopMaker } from '../rewrite/stops.js'
import type { Source } from '../source/source.js'
import { suggestOriginsFrom } from './suggest-origins-from.js'
import { mayFail, suggestForFunction, suggestForList } from './suggest-origin.js'

/** The maximum length of source text in messages. */
const MAX_SHOWN = 60

const IF_ERROR =
  ' If the function rejected other origins with an error, their requests did not run. In webcors, crossOriginProtection stops them.'

const IF_NEGATED = ' webcors denies the origin null without calling the function.'

/**
 * Creates the stop for an option that is a function, because the source does not show its results.
 */
export function stopForFunction(
  name: string,
  value: Node,
  fn: Node,
  source: Source,
  make: StopMaker,
): MigrationStop {
  if (name !== 'origin') {
    const message = `Cannot rewrite a function as ${name}: in webcors, one function of the request selects a policy that createCors has created.`
    return make.stop('options-function', value, message)
  }
  const suggestion = suggestForFunction(fn, value, source)
  const message = [
    'Cannot rewrite a function as origin: in webcors, the function returns whether the origin is allowed, or a list replaces it.',
    mayFail(fn, source) ? IF_ERROR : '',
    suggestion?.isNegated ? IF_NEGATED : '',
  ].join('')
  return make.stop('origin-function', value, message, suggestion?.code)
}

/**
 * Creates the stop for an option whose value is known only at run time.
 *
 * @param module the package of webcors that replaces the library
 */
export function stopForUnread(
  name: string,
  node: Node,
  source: Source,
  make: StopMaker,
  module: string,
): MigrationStop {
  const text = source.textOf(node).replaceAll(/\s+/g, ' ')
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text
  const message = `Cannot read ${name} from ${shown}: its value is known only at run time. Write the value out, or accept it unchanged: the server does not start if the value is invalid.`
  const suggestion =
    name === 'origin'
      ? (suggestOriginsFrom(node, module, source) ?? suggestForList(node, source))
      : undefined
  return make.stop('unread-value', node, message, suggestion)
}
