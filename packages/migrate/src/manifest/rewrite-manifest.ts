import MagicString from 'magic-string'
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

/** What a package.json says of its dependencies. */
export interface Dependencies {
  has(name: string): boolean
  /** `^2.8.5` */
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
      for (const [name, range] of Object.entries(parsed[field] ?? {}))
        ranges.set(name, String(range))
  } catch {
    // Package managers say what is wrong with it.
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
 * @param added ranges by name, for those that are not there yet
 */
export function rewriteManifest(
  manifest: SourceFile,
  added: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): string {
  // JSON is an expression of JavaScript.
  const prefix = '('
  const source = new Source({ path: `${manifest.path}.js`, text: `${prefix}${manifest.text})` })
  const root = objectIn(source)
  if (!root) return manifest.text
  const edit = new MagicString(source.text)
  for (const field of FIELDS) {
    // A peer dependency is a promise to whoever installs the package.
    const object = field === 'peerDependencies' ? undefined : memberOf(root, field)
    if (!object) continue
    for (const [name, property] of readProperties(object) ?? [])
      if (removed.has(name)) removeProperty(object, property, source)(edit)
  }
  const known = readDependencies(manifest)
  const missing = new Map([...added].filter(([name]) => !known.has(name)))
  if (missing.size > 0) addDependencies(root, missing, removed, source, edit)
  return edit.toString().slice(prefix.length, -1)
}

function addDependencies(
  root: ObjectExpression,
  missing: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
  source: Source,
  edit: MagicString,
): void {
  const lines = Array.from(
    missing,
    ([name, range]) => `${JSON.stringify(name)}: ${JSON.stringify(range)}`,
  )
  const dependencies = memberOf(root, 'dependencies')
  const unit = /\n([ \t]+)"/.exec(source.text)?.[1] ?? '  '
  const { newline } = source
  if (!dependencies || dependencies.properties.length === 0) {
    const body = lines.map((line) => `${newline}${unit}${unit}${line}`).join(',')
    const written = `{${body}${newline}${unit}}`
    if (dependencies) edit.overwrite(dependencies.start, dependencies.end, written)
    else
      edit.appendLeft(
        root.properties.at(-1)?.end ?? root.start + 1,
        `${root.properties.length > 0 ? ',' : ''}${newline}${unit}"dependencies": ${written}`,
      )
    return
  }
  const properties = dependencies.properties as readonly ObjectProperty[]
  const isMultiline = source.textOf(dependencies).includes('\n')
  for (const [index, line] of lines.entries()) {
    const name = [...missing.keys()][index] ?? ''
    const kept = properties.filter((property) => !removed.has(keyOf(property) ?? ''))
    // Where npm puts it: by name.
    const next = kept.find((property) => (keyOf(property) ?? '') > name)
    const [first] = properties
    const separator = isMultiline && first ? newline + source.indentAt(first.start) : ' '
    if (next) edit.appendLeft(next.start, `${line},${separator}`)
    else {
      const last = kept.at(-1)
      if (last) edit.appendLeft(last.end, `,${separator}${line}`)
      else if (first) edit.appendRight(first.start, line)
    }
  }
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
