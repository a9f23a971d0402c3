import type { Node } from 'oxc-parser'
import { isOfCors, isOptions } from './cors-calls.js'
import { isDeclaredOnce, isExported } from './declarations.js'
import type { Source } from './source.js'
import { isCall, propertyName, unwrap } from './syntax.js'

/** Methods that read an array or a set, and neither change it nor return it. */
const READING_METHODS = [
  'includes',
  'indexOf',
  'has',
  'some',
  'every',
  'find',
  'map',
  'filter',
  'join',
]

/** Nodes that compute a new value from the values in them. */
const COMPUTING = [
  'BinaryExpression',
  'ExpressionStatement',
  'IfStatement',
  'SpreadElement',
  'TemplateLiteral',
  'TSTypeQuery',
  'UnaryExpression',
]

/** Finds the initial value of a variable; `undefined` if other code may change the value. */
export function initializerOf(identifier: Node, source: Source): Node | undefined {
  const declarator = source.parentOf(identifier)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== identifier) return undefined
  const { init } = declarator
  if (!init || !isDeclaredOnce(identifier, source)) return undefined
  // Other names of an array or an object change the same value. A string cannot change.
  const isShared = canBeObject(init)
  if (isShared && isExported(identifier, source)) return undefined
  const stays = source.referencesTo(identifier).every(({ node }) => {
    const use = source.outermost(node)
    return !isAssigned(use, source) && (!isShared || isReading(use, source))
  })
  return stays ? init : undefined
}

/** Whether a value may be an array or an object, which other code can change. */
function canBeObject(given: Node): boolean {
  const node = unwrap(given)
  if (node.type === 'ConditionalExpression')
    return canBeObject(node.consequent) || canBeObject(node.alternate)
  return ![
    'ArrowFunctionExpression',
    'BinaryExpression',
    'FunctionExpression',
    'Literal',
    'TemplateLiteral',
    'UnaryExpression',
  ].includes(node.type)
}

/** Whether an assignment, a pattern or a loop gives a new value to a node. */
function isAssigned(node: Node, source: Source): boolean {
  const parent = source.parentOf(node)
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node
    case 'Property':
      return parent.value === node && source.parentOf(parent)?.type === 'ObjectPattern'
    case 'ArrayPattern':
    case 'RestElement':
    case 'UpdateExpression':
      return true
    case 'UnaryExpression':
      return parent.operator === 'delete'
    default:
      return false
  }
}

/** Whether a use of an array or an object neither changes it nor gives it to other code. */
function isReading(node: Node, source: Source): boolean {
  const parent = source.parentOf(node)
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node && isReadingMember(parent, source)
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === node
    case 'NewExpression':
      return parent.callee === node || source.textOf(parent.callee) === 'Set'
    case 'CallExpression':
      return parent.callee === node || isOfCors(parent, source)
    case 'ConditionalExpression':
      return parent.test === node || isReading(source.outermost(parent), source)
    case 'Property': {
      const object = source.parentOf(parent)
      return object?.type === 'ObjectExpression' && isOptions(object, source)
    }
    default:
      return parent !== undefined && COMPUTING.includes(parent.type)
  }
}

function isReadingMember(member: Node, source: Source): boolean {
  const use = source.outermost(member)
  const around = source.parentOf(use)
  if (around?.type === 'MemberExpression') return false
  if (!isCall(around) || around.callee !== use) return !isAssigned(use, source)
  const name = propertyName(member)
  return name !== undefined && READING_METHODS.includes(name)
}
