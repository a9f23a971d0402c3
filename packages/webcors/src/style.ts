import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Marks a text for a terminal, or leaves it as it is. */
export type Style = (format: Format, text: string) => string

/** Colours are for terminals, and for nobody who does not want them (no-color.org). */
export function createStyle(env: NodeJS.ProcessEnv, isTerminal: boolean): Style {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = env
  const isForced = FORCE_COLOR !== '' && FORCE_COLOR !== '0'
  const isWanted = NO_COLOR === '' && (isForced || (isTerminal && TERM !== 'dumb'))
  return (format, text) => (isWanted ? styleText(format, text, { validateStream: false }) : text)
}
