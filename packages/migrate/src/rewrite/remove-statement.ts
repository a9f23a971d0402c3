import type { Node } from 'oxc-parser'
import type { Edit } from '../plan.js'
import type { Source } from '../source/source.js'

/** A statement of a block or of the module, so that it can be removed, with those around it. */
export interface ListedStatement {
  readonly statement: Node
  /** The statements of the block, in their order. */
  readonly list: readonly Node[]
}

/**
 * Finds the statement that consists of a call. The body of an `if` without braces is not found,
 * because the next statement would become the body.
 */
export function statementOf(call: Node, source: Source): ListedStatement | undefined {
  const statement = source.parentOf(call)
  const block = statement && source.parentOf(statement)
  if (statement?.type !== 'ExpressionStatement') return undefined
  if (block?.type !== 'Program' && block?.type !== 'BlockStatement') return undefined
  return { statement, list: block.body }
}

/**
 * Removes the statement of a call, and its line if nothing else is on the line. Comments stay,
 * except those inside the call.
 */
export function removeStatement(
  call: Node,
  { statement, list }: ListedStatement,
  source: Source,
): Edit {
  const end = endOf(call, statement, list[list.indexOf(statement) + 1], source)
  const [blank, lineEnd] = /^[ \t]*(\r?\n|$)?/.exec(source.text.slice(end)) ?? ['']
  if (lineEnd === undefined) return (edit) => edit.remove(statement.start, end + blank.length)
  const lineStart = source.lineStartBefore(statement.start)
  if (lineStart !== undefined) return (edit) => edit.remove(lineStart, end + blank.length)
  const start = source.text.slice(0, statement.start).trimEnd().length
  return (edit) => edit.remove(start, end)
}

/**
 * Finds the end of the code to remove. The semicolon of a statement may be at the start of the next
 * line, and it is necessary if the next statement could continue the previous one.
 *
 * @see https://tc39.es/ecma262/#sec-automatic-semicolon-insertion
 */
function endOf(call: Node, statement: Node, next: Node | undefined, source: Source): number {
  const isNeeded = next !== undefined && '([`+-/<'.includes(source.text.charAt(next.start))
  const rest = source.text.slice(call.end, statement.end)
  return !isNeeded && /^[ \t]*;$/.test(rest) ? statement.end : call.end
}
