import type { Edit } from '../plan.js'
import type { Source } from '../source/source.js'
import { styleOf } from './style-of.js'

/** Adds an import after the other imports. */
export function addImport(source: Source, name: string, local: string, module: string): Edit {
  const { quote } = styleOf(source)
  const imports = source.program.body.filter(({ type }) => type === 'ImportDeclaration')
  const last = imports.at(-1)
  if (last) {
    const end = source.textOf(last).endsWith(';') ? ';' : ''
    const specifier = local === name ? name : `${name} as ${local}`
    const line = `${source.newline}import { ${specifier} } from ${quote}${module}${quote}${end}`
    return (edit) => edit.appendLeft(last.end, line)
  }
  const first = source.program.body.find(({ type }) => type === 'VariableDeclaration')
  const end = first && !source.textOf(first).endsWith(';') ? '' : ';'
  const specifier = local === name ? name : `${name}: ${local}`
  const line = `const { ${specifier} } = require(${quote}${module}${quote})${end}${source.newline}`
  return (edit) => edit.appendRight(first?.start ?? 0, line)
}

/**
 * Returns a name, or another one if the module already uses the first one. Keys of objects and
 * members do not count.
 */
export function freeNameFor(name: string, otherwise: string, source: Source): string {
  let isTaken = false
  source.find((node, parent) => {
    if (node.type !== 'Identifier' || node.name !== name) return
    const isKey = parent?.type === 'Property' && parent.key === node && !parent.shorthand
    if (!isKey && parent?.type !== 'MemberExpression') isTaken = true
  })
  return isTaken ? otherwise : name
}
