import { isDeepStrictEqual } from 'node:util'
import type { ObjectExpression, ObjectProperty } from 'oxc-parser'
import type { Edit } from '../plan.js'
import type { Source } from '../source/source.js'
import { readProperties } from '../source/syntax.js'
import { type LiteralStyle, writeLiteral } from './literal.js'

/** The options for one set of branches of conditions: as given, and as options of webcors. */
export interface Reading {
  readonly given: Readonly<Record<string, unknown>>
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * Changes an object of options where webcors needs another name or value, and removes or adds
 * options. The rest stays byte for byte.
 *
 * @param readings one reading for each combination of the branches of conditions
 * @returns the edits; or the name of an option that cannot be rewritten, because its new value
 *   depends on a condition
 */
export function rewriteOptions(
  object: ObjectExpression,
  readings: readonly Reading[],
  names: Readonly<Record<string, string>>,
  source: Source,
  style: LiteralStyle,
): readonly Edit[] | string {
  const [first] = readings
  const properties = readProperties(object)
  if (!first || !properties) return ''
  const edits: Edit[] = []
  const kept = new Set<string>()
  const removed: ObjectProperty[] = []
  for (const [name, property] of properties) {
    const ours = names[name] ?? name
    const isStated = readings.map(({ value }) => Object.hasOwn(value, ours))
    if (isStated.some((stated) => stated !== isStated[0])) return name
    if (!isStated[0]) {
      removed.push(property)
      continue
    }
    kept.add(ours)
    const isSame = readings.every(({ given, value }) => isDeepStrictEqual(given[name], value[ours]))
    if (
      !isSame &&
      !readings.every(({ value }) => isDeepStrictEqual(value[ours], first.value[ours]))
    )
      return name
    edits.push(
      ...changeProperty(property, ours, isSame ? undefined : first.value[ours], source, style),
    )
  }
  const added = Object.entries(first.value).filter(([name]) => !kept.has(name))
  const isAddedByAll = readings.every(({ value }) =>
    added.every(([name, member]) => isDeepStrictEqual(value[name], member)),
  )
  if (!isAddedByAll) return added[0]?.[0] ?? ''
  return [
    ...edits,
    ...removed.map((property) => removeProperty(object, property, source, removed)),
    ...addProperties(object, added, removed, source, style),
  ]
}

function changeProperty(
  property: ObjectProperty,
  name: string,
  value: unknown,
  source: Source,
  style: LiteralStyle,
): readonly Edit[] {
  const isRenamed = source.textOf(property.key).replaceAll(/['"]/g, '') !== name
  const text = value === undefined ? undefined : writeLiteral(value, style)
  if (property.shorthand) {
    if (!isRenamed && text === undefined) return []
    const written = `${name}: ${text ?? source.textOf(property.value)}`
    return [(edit) => edit.overwrite(property.start, property.end, written)]
  }
  return [
    ...(isRenamed
      ? [((edit) => edit.overwrite(property.key.start, property.key.end, name)) satisfies Edit]
      : []),
    ...(text === undefined
      ? []
      : [
          ((edit) => edit.overwrite(property.value.start, property.value.end, text)) satisfies Edit,
        ]),
  ]
}

/**
 * Removes a property with its comma, and its line if nothing else is on it.
 *
 * @param removed all properties that are removed from the object
 */
export function removeProperty(
  object: ObjectExpression,
  property: ObjectProperty,
  source: Source,
  removed: readonly ObjectProperty[] = [property],
): Edit {
  const { properties } = object
  const comma = source.commaAfter(property.end)
  const { end, next } = source.restOfLine(property.end)
  const at = properties.indexOf(property)
  const before = properties[at - 1]
  const isRemoved = (other: unknown): boolean => removed.includes(other as ObjectProperty)
  const isInTail = properties.slice(at).every(isRemoved) && !properties.every(isRemoved)
  const lineStart = source.lineStartBefore(property.start)
  const isWhole = comma === undefined || comma < end
  if (lineStart !== undefined && lineStart > object.start && next !== undefined && isWhole)
    return (edit) => edit.remove(lineStart, next)
  if (comma !== undefined && !isInTail) {
    const [blank = ''] = /^[ \t]*/.exec(source.text.slice(comma + 1)) ?? []
    return (edit) => edit.remove(property.start, comma + 1 + blank.length)
  }
  // The last properties are removed with the commas in front of them, and without the comments.
  const commaBefore = before && source.commaAfter(before.end)
  if (commaBefore === undefined) return (edit) => edit.remove(property.start, property.end)
  const between = source.text.slice(commaBefore + 1, property.start)
  const start = between.trim() === '' ? commaBefore + 1 : property.start
  return (edit) => edit.remove(commaBefore, commaBefore + 1).remove(start, property.end)
}

function addProperties(
  object: ObjectExpression,
  added: readonly (readonly [name: string, value: unknown])[],
  removed: readonly ObjectProperty[],
  source: Source,
  style: LiteralStyle,
): readonly Edit[] {
  if (added.length === 0) return []
  const written = added.map(([name, value]) => `${name}: ${writeLiteral(value, style)}`)
  const last = object.properties.findLast(
    (property) => !removed.includes(property as ObjectProperty),
  )
  if (!last) return [addToEmpty(object, written, source, style)]
  const { comma, end, next } = source.restOfLine(last.end)
  const isMultiline = source.textOf(object).includes('\n') && next !== undefined
  const indent = source.newline + source.indentAt(last.start)
  // Properties that are removed after this one take their commas along.
  if (removed.some(({ start }) => start > last.start)) {
    const text = written.map((one) => `,${isMultiline ? indent : ' '}${one}`).join('')
    return [(edit) => edit.appendLeft(last.end, text)]
  }
  const later = source.commaAfter(last.end)
  // Some programs begin lines with commas.
  if (later !== undefined && later !== comma)
    return [(edit) => edit.appendLeft(later + 1, ` ${written.join(', ')},`)]
  if (!isMultiline)
    return [(edit) => edit.appendLeft(last.end, written.map((text) => `, ${text}`).join(''))]
  // A comment on the last option stays beside it.
  const lines = written.join(`,${indent}`)
  if (comma !== undefined) return [(edit) => edit.appendLeft(end, `${indent}${lines},`)]
  return [(edit) => edit.appendLeft(last.end, ',').appendLeft(end, indent + lines)]
}

/** Adds properties to an object without properties. It may contain comments, which stay. */
function addToEmpty(
  object: ObjectExpression,
  written: readonly string[],
  source: Source,
  style: LiteralStyle,
): Edit {
  const inside = source.text.slice(object.start + 1, object.end - 1)
  if (!inside.includes('\n')) {
    const body = `${style.space}${written.join(', ')}${style.space}`
    return (edit) => edit.appendLeft(object.end - 1, body)
  }
  const unit = /\n([ \t]+)\S/.exec(inside)?.[1] ?? `${source.indentAt(object.start)}  `
  const lines = written.map((text) => `${source.newline}${unit}${text},`).join('')
  return (edit) => edit.appendLeft(object.start + 1 + inside.trimEnd().length, lines)
}
