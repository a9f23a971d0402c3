import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Formats a text for a terminal, or returns it unchanged. */
export type Style = (format: Format, text: string) => string

/**
 * Creates the style of the output. Terminals get colors, unless the user turns colors off.
 *
 * @see https://no-color.org
 */
export function createStyle(env: NodeJS.ProcessEnv, isTerminal: boolean): Style {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = env
  const isForced = FORCE_COLOR !== '' && !/^(?:0|false|no|off)$/i.test(FORCE_COLOR)
  const isRefused = /^(?:0|false|no|off)$/i.test(FORCE_COLOR)
  const isWanted = NO_COLOR === '' && !isRefused && (isForced || (isTerminal && TERM !== 'dumb'))
  return (format, text) => (isWanted ? styleText(format, text, { validateStream: false }) : text)
}

// oxlint-disable-next-line no-control-regex -- the pattern is about control characters
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * Replaces the control characters of a text from elsewhere by escapes, so that a terminal shows
 * them and does not execute them.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(CONTROL, (found) => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
