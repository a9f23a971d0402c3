import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Marks a text for a terminal, or leaves it as it is. */
export type Style = (format: Format, text: string) => string

/** Colors are for terminals, unless the user does not want them (https://no-color.org). */
export function createStyle(env: NodeJS.ProcessEnv, isTerminal: boolean): Style {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = env
  const isForced = FORCE_COLOR !== '' && !/^(?:0|false|no|off)$/i.test(FORCE_COLOR)
  const isRefused = /^(?:0|false|no|off)$/i.test(FORCE_COLOR)
  const isWanted = NO_COLOR === '' && !isRefused && (isForced || (isTerminal && TERM !== 'dumb'))
  return (format, text) => (isWanted ? styleText(format, text, { validateStream: false }) : text)
}

// oxlint-disable-next-line no-control-regex -- these are what terminals obey
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** What came from elsewhere, so that a terminal shows it and does not obey it. */
export function harmless(text: string): string {
  return text.replaceAll(CONTROL, (found) => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
