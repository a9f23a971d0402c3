import { Unread, UnreadOrigins } from '../source/evaluate.js'

/**
 * Valid values that replace unread ones during the conversion, so that only the values that can be
 * read cause issues.
 */
const STAND_INS: Readonly<Record<string, unknown>> = {
  origin: 'https://unread.example',
  credentials: true,
  maxAge: 600,
  optionsSuccessStatus: 204,
  preflightStatus: 204,
}

/** Whether a person has to look at a part of a value, because it may be invalid. */
export function hasUnread(value: unknown): boolean {
  if (value instanceof Unread) return !(value instanceof UnreadOrigins)
  if (Array.isArray(value)) return value.some(hasUnread)
  if (value instanceof Set) return [...value].some(hasUnread)
  return false
}

/** Replaces every value that cannot be read by a valid one. */
export function fillUnread(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, fill(value, name)] as const),
  )
}

function fill(value: unknown, name: string): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => (item instanceof Unread ? itemFor(name, index) : item))
  if (!(value instanceof Unread)) return value
  return Object.hasOwn(STAND_INS, name) ? STAND_INS[name] : [itemFor(name, 0)]
}

function itemFor(name: string, index: number): string {
  return name === 'origin' ? `https://unread-${index}.example` : `X-UNREAD-${index}`
}
