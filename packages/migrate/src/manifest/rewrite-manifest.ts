import { MagicString } from 'magic-string'
import type { ObjectExpression, ObjectProperty } from 'oxc-parser'
import { Source, type SourceFile } from '../source/source.js'
import { keyOf, readProperties } from '../source/syntax.js'
import { removeProperty } from '../rewrite/rewrite-options.js'

const FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const

/** The dependencies in a package.json. */
export interface Dependencies {
  has(name: string): boolean
  /** Returns the range of a dependency: `^2.8.5`. */
  range(name: string): string | undefined
  readonly names: ReadonlySet<string>
}

/** Reads the dependencies of all kinds. A manifest that cannot be parsed has none. */
export function readDependencies(manifest: SourceFile | undefined): Dependencies {
  const ranges = new Map<string, string>()
  try {
    const parsed = JSON.parse(manifest?.text ?? '{}') as Record<
      string,
      Record<string, string> | undefined
    >
    for (const field of FIELDS)
      for (const [name, range] of Object.entries(parsed[field] ?? {})) ranges.set(name, range)
  } catch {
    // Package managers report the error.
  }
  return {
    has: (name) => ranges.has(name),
    range: (name) => ranges.get(name),
    names: new Set(ranges.keys()),
  }
}

/**
 * Adds and removes dependencies. Everything else in the text stays byte for byte.
 *
 * @param added ranges by name. A dependency that exists keeps its range.
 */
export function rewriteManifest(
  manifest: SourceFile,
  added: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): string {
  // In parentheses, JSON is JavaScript.
  const prefix = '('
  const source = new Source({ path: `${manifest.path}.js`, text: `${prefix}${manifest.text})` })
  const root = objectIn(source)
  if (!root) return manifest.text
  const known = readDependencies(manifest)
  const missing = new Map([...added].filter(([name]) => !known.has(name)))
  // If all properties are removed, the field is written anew.
  const isReplaced = ({ properties }: ObjectExpression): boolean =>
    missing.size > 0 &&
    properties.every(
      (property) => property.type === 'Property' && removed.has(keyOf(property) ?? ''),
    )
  const edit = new MagicString(source.text)
  for (const field of FIELDS) {
    // Peer dependencies stay, because users of the package rely on them.
    const object = field === 'peerDependencies' ? undefined : memberOf(root, field)
    if (!object || (field === 'dependencies' && isReplaced(object))) continue
    removeNames(object, removed, source, edit)
  }
  if (missing.size > 0) addDependencies(root, missing, removed, source, edit)
  return edit.toString().slice(prefix.length, -1)
}

function removeNames(
  object: ObjectExpression,
  removed: ReadonlySet<string>,
  source: Source,
  edit: MagicString,
): void {
  const properties = [...(readProperties(object) ?? [])]
  for (const [name, property] of properties)
    if (removed.has(name)) removeProperty(object, property, source)(edit)
  const lastKept = properties.findLast(([name]) => !removed.has(name))?.[1]
  const comma = lastKept && source.commaAfter(lastKept.end)
  // JSON allows no comma after the last property.
  if (lastKept !== properties.at(-1)?.[1] && comma !== undefined) edit.remove(comma, comma + 1)
}

function addDependencies(
  root: ObjectExpression,
  missing: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
  source: Source,
  edit: MagicString,
): void {
  // JSON on one line may have no blanks.
  const gap = /[:,{]\s/.test(source.textOf(root)) ? ' ' : ''
  const lines = Array.from(
    missing,
    ([name, range]) => `${JSON.stringify(name)}:${gap}${JSON.stringify(range)}`,
  )
  const dependencies = memberOf(root, 'dependencies')
  const properties = (dependencies?.properties ?? []) as readonly ObjectProperty[]
  const kept = properties.filter((property) => !removed.has(keyOf(property) ?? ''))
  const [first] = kept
  if (!dependencies || !first) {
    addField(root, dependencies, lines, gap, source, edit)
    return
  }
  const isMultiline = source.textOf(dependencies).includes('\n')
  const separator = isMultiline ? source.newline + source.indentAt(first.start) : gap
  for (const [index, line] of lines.entries()) {
    const name = [...missing.keys()][index] ?? ''
    // npm sorts dependencies by name.
    const next = kept.find((property) => (keyOf(property) ?? '') > name)
    if (next) edit.appendLeft(next.start, `${line},${separator}`)
    else edit.appendLeft(kept.at(-1)?.end ?? first.end, `,${separator}${line}`)
  }
}

/** Writes the field `dependencies` anew, or adds it. */
function addField(
  root: ObjectExpression,
  dependencies: ObjectExpression | undefined,
  lines: readonly string[],
  gap: string,
  source: Source,
  edit: MagicString,
): void {
  const { newline } = source
  const isMultiline = source.textOf(root).includes('\n')
  const unit = isMultiline ? (/\n([ \t]+)"/.exec(source.text)?.[1] ?? '  ') : ''
  const [start, between, end] = isMultiline
    ? [newline + unit + unit, `,${newline}${unit}${unit}`, newline + unit]
    : [gap, `,${gap}`, gap]
  const written = `{${start}${lines.join(between)}${end}}`
  if (dependencies) {
    edit.overwrite(dependencies.start, dependencies.end, written)
    return
  }
  const last = root.properties.at(-1)
  const field = `${isMultiline ? newline + unit : gap}"dependencies":${isMultiline ? ' ' : gap}${written}`
  if (last) edit.appendLeft(last.end, `,${field}`)
  else edit.overwrite(root.start, root.end, `{${field}${isMultiline ? newline : gap}}`)
}

function objectIn(source: Source): ObjectExpression | undefined {
  const [statement] = source.program.body
  if (statement?.type !== 'ExpressionStatement') return undefined
  let { expression } = statement
  while (expression.type === 'ParenthesizedExpression') expression = expression.expression
  return expression.type === 'ObjectExpression' ? expression : undefined
}

function memberOf(object: ObjectExpression, name: string): ObjectExpression | undefined {
  const value = readProperties(object)?.get(name)?.value
  return value?.type === 'ObjectExpression' ? value : undefined
}
