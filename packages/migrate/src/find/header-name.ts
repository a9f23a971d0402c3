import type { Node } from 'oxc-parser'
import { evaluate } from '../source/evaluate.js'
import type { Source } from '../source/source.js'

const CORS_HEADERS = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'access-control-max-age',
]

/** The least number of characters that must be known of a name that the program puts together. */
const MIN_KNOWN = 'max-age'.length

/** The least number of characters of a part that is compared with the names. */
const MIN_PART = 4

/**
 * Reads a text as the name of a CORS response header: a literal, a template, or texts that are
 * joined with `+`.
 *
 * @returns the name in lower case; `null` if it may be such a name, but parts are known only at run
 *   time; `undefined` for any other node
 */
export function readHeaderName(
  node: Node,
  parent: Node,
  source: Source,
): string | null | undefined {
  if (node.type !== 'Literal' && node.type !== 'TemplateLiteral' && !isJoined(node))
    return undefined
  if (isJoined(parent)) return undefined
  const written = partsOf(node)
  // Most texts are not names, so the variables in them need not be read.
  if (!written.some((part) => typeof part === 'string' && isPartOfName(part))) return undefined
  const parts = written.map((part) => valueOf(part, source)?.toLowerCase())
  if (parts.every((part) => part !== undefined)) {
    const name = parts.join('')
    return CORS_HEADERS.includes(name) ? name : undefined
  }
  const known = parts.filter((part) => part !== undefined).join('')
  if (known.length < MIN_KNOWN || !/^[a-z-]*$/.test(known)) return undefined
  const pattern = new RegExp(`^${parts.map((part) => part ?? '.*').join('')}$`)
  return CORS_HEADERS.some((name) => pattern.test(name)) ? null : undefined
}

function isJoined(node: Node): boolean {
  return node.type === 'BinaryExpression' && node.operator === '+'
}

function isPartOfName(text: string): boolean {
  const part = text.toLowerCase()
  return part.length >= MIN_PART && CORS_HEADERS.some((name) => name.includes(part))
}

/** Returns the texts of which a name consists, and the nodes between them. */
function partsOf(node: Node): readonly (string | Node)[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return [...partsOf(node.left), ...partsOf(node.right)]
  if (node.type !== 'TemplateLiteral') return [node]
  return node.quasis.flatMap(({ value }, at) => {
    const expression = node.expressions[at]
    return [value.cooked ?? '', ...(expression ? partsOf(expression) : [])]
  })
}

/** Reads a part; `undefined` if it is known only at run time. */
function valueOf(part: string | Node, source: Source): string | undefined {
  if (typeof part === 'string') return part
  const [value, other] = evaluate(part, source)
  return typeof value === 'string' && other === undefined ? value : undefined
}
