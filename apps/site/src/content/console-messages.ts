import { createHash } from 'node:crypto'
import { type KnownMessage, listMessages } from '@webcors/doctor/messages'

/** A console message as the site shows it. */
export interface ConsoleMessage {
  readonly code: string
  readonly printer: string
  /**
   * The anchor on the page of the message's code. The anchor is the printer's own name for the
   * message, so that it does not change.
   */
  readonly anchor: string
  readonly text: string
  /** The last version that prints the message; `null` if current versions print it. */
  readonly until: string | null
}

const PRINTERS: Readonly<Record<string, string>> = {
  chromium: 'Chrome, Edge and other Chromium browsers',
  firefox: 'Firefox',
  webkit: 'Safari and other WebKit browsers',
  edge: 'Edge 18 and before, Internet Explorer',
  node: 'Node.js',
  jsdom: 'jsdom',
  server: 'Servers',
  'react-native': 'React Native',
  flutter: 'Flutter',
  null: 'Libraries',
}
const TRANSLATIONS = 'Firefox in other languages'

/** The examples that replace the values in messages. */
const VALUES: Readonly<Record<string, string>> = {
  kind: 'fetch',
  url: 'https://api.example.com/orders',
  origin: 'https://app.example.com',
  page: 'https://app.example.com/',
  header: 'x-cart',
  method: 'PUT',
  status: '500',
  mode: 'include',
  fix: '',
}

/** Lists every message that the doctor knows, grouped by printer. */
export function listConsoleMessages(): readonly ConsoleMessage[] {
  const known = listMessages(VALUES)
  // Anchors are made from messages without values, so that they do not change with the examples.
  const bare = listMessages()
  const counts = new Map<string, number>()
  for (const message of known) {
    const name = nameOf(message)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const seen = new Set<string>()
  const all = known.flatMap((message, index): ConsoleMessage[] => {
    const { code, text, until, engine, isTranslated } = message
    const key = `${code} ${text}`
    if (seen.has(key)) return []
    seen.add(key)
    const name = nameOf(message)
    // Messages with the same name get a hash of their text, because their order may change.
    const anchor = counts.get(name) === 1 ? name : `${name}-${digest(bare[index]?.text ?? '')}`
    const printer = isTranslated ? TRANSLATIONS : (PRINTERS[String(engine)] ?? '')
    return [{ code, printer, anchor, text, until }]
  })
  const order = [...Object.values(PRINTERS), TRANSLATIONS]
  return all.toSorted((a, b) => order.indexOf(a.printer) - order.indexOf(b.printer))
}

function nameOf({ engine, id }: KnownMessage): string {
  return `${engine ?? 'any'}-${id}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}
