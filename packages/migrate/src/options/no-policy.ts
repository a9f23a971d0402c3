import type { Node, ObjectExpression } from 'oxc-parser'
import type { Library } from '../libraries/library.js'
import type { MigrationStop } from '../plan.js'
import { freeNameFor } from '../rewrite/add-import.js'
import { writeLiteral } from '../rewrite/literal.js'
import type { StopMaker } from '../rewrite/stops.js'
import { styleOf } from '../rewrite/style-of.js'
import { isOfWebcors } from '../source/origins-from.js'
import type { Source } from '../source/source.js'
import { isCall, readProperties, unwrap } from '../source/syntax.js'
import { importLine } from './suggest-origins-from.js'

/**
 * Creates the stop for options that switch CORS off.
 *
 * @param ours the options of webcors for the cases in which CORS is on; `undefined` if they cannot
 *   be written; `false` if there are no such cases
 */
export function stopForNone(
  object: ObjectExpression,
  ours: false | { readonly value: object | undefined },
  library: Library,
  source: Source,
  make: StopMaker,
): MigrationStop {
  const origin = readProperties(object)?.get('origin')?.value
  if (!ours) {
    const message =
      'Cannot rewrite origin: false as an option: it switches CORS off. Remove the call, or select no policy.'
    const suggestion = mounted('() => undefined', library.form)
    return make.stop('no-policy', origin ?? object, message, suggestion)
  }
  const message =
    'Cannot rewrite an origin that is false in some cases as an option: it switches CORS off there. Select the policy or none with a function.'
  const choice = origin && unwrap(origin)
  const isOff = (node: Node): boolean => source.textOf(unwrap(node)) === 'false'
  if (!ours.value || choice?.type !== 'ConditionalExpression')
    return make.stop('no-policy', origin ?? object, message)
  const { test, consequent, alternate } = choice
  const name = freeNameFor('ours', 'policy', source)
  const branches = [consequent, alternate].map((node) => (isOff(node) ? 'undefined' : name))
  if (new Set(branches).size === 1) return make.stop('no-policy', choice, message)
  const selector = `() => (${source.textOf(test)} ? ${branches.join(' : ')})`
  const suggestion = [
    importLine('createCors', library.replacement, source),
    `const ${name} = createCors(${writeLiteral(ours.value, styleOf(source))})`,
    mounted(selector, library.form),
  ].join('\n\n')
  return make.stop('no-policy', choice, message, suggestion)
}

function mounted(selector: string, form: Library['form']): string {
  return form === 'call' ? `cors(${selector})` : `app.register(cors, ${selector})`
}

/**
 * Whether a function selects a policy of webcors, or none, as the suggestions do. A function of the
 * other libraries has parameters, or returns options.
 */
export function isSelector(fn: Node, source: Source): boolean {
  if (fn.type !== 'ArrowFunctionExpression' || fn.async || fn.params.length > 0) return false
  return fn.body.type !== 'BlockStatement' && isPolicyOrNone(fn.body, source)
}

function isPolicyOrNone(given: Node, source: Source): boolean {
  const node = unwrap(given)
  if (node.type === 'ConditionalExpression')
    return isPolicyOrNone(node.consequent, source) && isPolicyOrNone(node.alternate, source)
  if (node.type !== 'Identifier') return false
  const declaration = source.declarationOf(node)
  if (!declaration) return node.name === 'undefined'
  const declarator = source.parentOf(declaration.node)
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined
  return (
    isCall(init ?? undefined) &&
    isOfWebcors('createCors', (init as { callee: Node }).callee, source)
  )
}
