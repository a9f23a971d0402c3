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

export function hasUnread(value: unknown): boolean {
  return unreadIn(value).length > 0
}

/** Whether a part of a value may be one that webcors refuses. */
export function hasDoubtful(value: unknown): boolean {
  return unreadIn(value).some((part) => !(part instanceof UnreadOrigins))
}

function unreadIn(value: unknown): readonly Unread[] {
  if (value instanceof Unread) return [value]
  return Array.isArray(value) || value instanceof Set ? [...value].flatMap(unreadIn) : []
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
