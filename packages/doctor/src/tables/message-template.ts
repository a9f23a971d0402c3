import type { Phase, Reason } from '../simulate/reason.js'
import type { OtherCause } from './other-cause.js'

/** The engines with CORS messages of their own. */
export type Engine = 'chromium' | 'firefox' | 'webkit'

/**
 * The program that prints a message: an engine, a substitute for one in tests, a runtime, or a
 * server. `null` if the text does not say.
 */
export type Printer =
  | Engine
  | 'edge'
  | 'react-native'
  | 'flutter'
  | 'node'
  | 'jsdom'
  | 'server'
  | null

/** A message with placeholders for its values. */
export interface MessageTemplate {
  readonly engine: Printer
  /** The name of the message in the engine's sources, if there is one. */
  readonly id: string
  readonly reason: Reason | OtherCause
  /** The phase of the request; `null` if the text does not say. */
  readonly phase: Phase | null
  /**
   * The text. `{name}` stands for a value; `[[name|…]]` is a part that is printed only if the value
   * exists.
   */
  readonly template: string
  /** The last version that is known to print the message. Only old messages have one. */
  readonly until?: string
}

/** A message of an engine in the form of the tables. */
export type MessageRow = readonly [
  id: string,
  reason: Reason | OtherCause,
  phase: Phase | null,
  template: string,
  until?: string,
]

/**
 * Returns the messages of one engine.
 *
 * @param before the sentence before each reason
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

/** Splits a template into its parts. Optional parts are not nested. */
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

/** Inserts the values into a template. Missing values are left out. */
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
