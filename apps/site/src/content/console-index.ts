import type { ConsoleMessage } from './console-messages.ts'
import { codeSpan } from './error-pages.ts'

/**
 * Writes the page that lists every message that browsers print today. Each message links to its
 * entry.
 */
export function writeConsoleIndex(messages: readonly ConsoleMessage[]): string {
  const today = messages.filter(
    ({ until, printer }) => until === null && !printer.includes('other languages'),
  )
  const byPrinter = Map.groupBy(today, ({ printer }) => printer)
  return [
    // The search finds the entries. Without this line it would find each message a second time on
    // this page.
    '---\nsearch: false\n---',
    '# Console messages',
    'What consoles print of requests that fail. Each message leads to what it means and to what changes it. Versions that print other words, and Firefox in other languages, stand on the pages of the codes.',
    ...[...byPrinter].flatMap(([printer, own]) => [
      `## ${printer}`,
      own
        .map(
          ({ text, code, anchor }) =>
            `- ${codeSpan(text)}: [\`${code}\`](./errors/${code}.md#${anchor})`,
        )
        .join('\n'),
    ]),
  ].join('\n\n')
}
