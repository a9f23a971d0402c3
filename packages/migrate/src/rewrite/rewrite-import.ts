import type { ImportDeclarationSpecifier, Node } from 'oxc-parser'
import type { Library } from '../libraries/library.js'
import type { Edit } from '../plan.js'
import type { Source } from '../source/source.js'
import { isFunction } from '../source/syntax.js'
import type { Binding } from './find-bindings.js'

/**
 * Imports the package of webcors in place of the other one. The local name stays, so that its uses
 * need no change.
 */
export function rewriteImport(
  { node, form, local, types }: Binding,
  library: Library,
  source: Source,
): readonly Edit[] {
  const { replacement } = library
  if (node.type === 'VariableDeclarator' && node.init) {
    const name = local && local.name !== 'cors' ? `cors: ${local.name}` : 'cors'
    const request = requestIn(node.init, library.module, source)
    const { id } = node
    const written = source.textOf(id) === `{ ${name} }` ? undefined : `{ ${name} }`
    return [
      ...(written === undefined
        ? []
        : [((edit) => edit.overwrite(id.start, id.end, written)) satisfies Edit]),
      ...(request
        ? [
            ((edit) =>
              edit.overwrite(request.start + 1, request.end - 1, replacement)) satisfies Edit,
          ]
        : []),
    ]
  }
  if (node.type === 'ImportDeclaration') {
    const { source: from, specifiers } = node
    const isTypes = node.importKind === 'type'
    const names = [
      ...(local ? [named('cors', local.name)] : []),
      ...types.map(({ local }) => `${isTypes ? '' : 'type '}${named('CorsOptions', local)}`),
    ].join(', ')
    const written = `import ${isTypes ? 'type ' : ''}{ ${names} } from `
    const isKept = specifiers.every((specifier) => isNamedAlike(specifier))
    return [
      ...(isKept
        ? []
        : [((edit) => edit.overwrite(node.start, from.start, written)) satisfies Edit]),
      (edit) => edit.overwrite(from.start + 1, from.end - 1, replacement),
    ]
  }
  if (form === 'import-equals' && node.type === 'TSImportEqualsDeclaration' && local) {
    const quote = source.textOf(node).includes('"') ? '"' : "'"
    const end = source.textOf(node).endsWith(';') ? ';' : ''
    const written = `import { ${named('cors', local.name)} } from ${quote}${replacement}${quote}${end}`
    return [(edit) => edit.overwrite(node.start, node.end, written)]
  }
  return []
}

/** Whether a specifier has the same name in webcors. */
function isNamedAlike(specifier: ImportDeclarationSpecifier): boolean {
  if (specifier.type !== 'ImportSpecifier' || specifier.imported.type === 'Literal') return false
  return ['cors', 'CorsOptions'].includes(specifier.imported.name)
}

function named(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`
}

/** Finds the string in `require('cors')` or `await import('cors')`. */
function requestIn(init: Node, module: string, source: Source): Node | undefined {
  let found: Node | undefined
  const visit = (node: Node): void => {
    if (node.type === 'AwaitExpression') visit(node.argument)
    if (node.type === 'ImportExpression') found = node.source
    if (node.type === 'CallExpression') [found] = node.arguments
  }
  visit(init)
  return found && source.textOf(found).slice(1, -1) === module ? found : undefined
}

/**
 * Rewrites `require('cors')` and `import('@fastify/cors')` whose results are used without a
 * variable.
 *
 * @returns `undefined` if the place cannot await an import
 */
export function rewriteInline(
  node: Node,
  { module, replacement, form }: Library,
  source: Source,
): Edit | undefined {
  const request = requestIn(node, module, source)
  if (!request) return undefined
  const rename: Edit = (edit) => edit.overwrite(request.start + 1, request.end - 1, replacement)
  if (node.type === 'CallExpression') return (edit) => rename(edit.appendLeft(node.end, '.cors'))
  // Fastify awaits an imported plugin. The function that creates the plugin must be awaited in the
  // program.
  if (node.type !== 'ImportExpression' || form !== 'register' || !canAwait(node, source))
    return undefined
  return (edit) => rename(edit.appendRight(node.start, '(await ').appendLeft(node.end, ').cors'))
}

function canAwait(node: Node, source: Source): boolean {
  for (const around of source.ancestorsOf(node)) {
    if (isFunction(around) || around.type === 'FunctionDeclaration')
      return 'async' in around && around.async
  }
  return source.program.sourceType === 'module'
}
