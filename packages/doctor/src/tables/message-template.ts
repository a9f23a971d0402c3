import type { Phase, Reason } from '../simulate/reason.js'
import type { OtherCause } from './other-cause.js'

/** The three engines that print CORS messages of their own. */
export type Engine = 'chromium' | 'firefox' | 'webkit'

/** Who prints: an engine, or what stands in for one in tests. `null` where the text does not tell. */
export type Printer =
  | Engine
  | 'edge'
  | 'react-native'
  | 'flutter'
  | 'node'
  | 'jsdom'
  | 'server'
  | null

/** One message. */
export interface MessageTemplate {
  readonly engine: Printer
  /** The engine's own name for it, where it has one. */
  readonly id: string
  readonly reason: Reason | OtherCause
  /** `null` where the text does not tell. */
  readonly phase: Phase | null
  /** `{name}` is a value, `[[name|…]]` a part that is there when the value is. */
  readonly template: string
  /** The last version that is known to print it; only on texts that are not printed any more. */
  readonly until?: string
}

/** One message of an engine, as every table of messages writes it. */
export type MessageRow = readonly [
  id: string,
  reason: Reason | OtherCause,
  phase: Phase | null,
  template: string,
  until?: string,
]

/**
 * Makes messages of the rows of one engine.
 *
 * @param before the sentence that stands before each reason
 */
export function messagesOf(
  engine: Printer,
  rows: readonly MessageRow[],
  before = '',
): readonly MessageTemplate[] {
  return rows.map(([id, reason, phase, text, until]) => {
    const message = { engine, id, reason, phase, template: before + text }
    return until === undefined ? message : { ...message, until }
  })
}

/** One piece of a template. */
export type TemplatePart =
  | { readonly text: string }
  | { readonly value: string }
  | { readonly when: string; readonly parts: readonly TemplatePart[] }

/** Takes a template apart. Optional parts are not nested. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  return template
    .split(/(\[\[\w+\|.*?\]\]|\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece): TemplatePart => {
      const [, when, inner] = /^\[\[(\w+)\|(.*)\]\]$/.exec(piece) ?? []
      if (when !== undefined) return { when, parts: parseTemplate(inner ?? '') }
      const [, value] = /^\{(\w+)\}$/.exec(piece) ?? []
      return value === undefined ? { text: piece } : { value }
    })
}

/** Fills in the values. What is missing is left out. */
export function formatMessage(
  template: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  const write = (parts: readonly TemplatePart[]): string => parts.map(writePart).join('')
  const writePart = (part: TemplatePart): string => {
    if ('text' in part) return part.text
    if ('value' in part) return values[part.value] ?? ''
    return values[part.when] === undefined ? '' : write(part.parts)
  }
  return write(parseTemplate(template))
}
