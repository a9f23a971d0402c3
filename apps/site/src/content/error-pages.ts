import { anchorOf } from './anchors.ts'
import type { ConsoleMessage } from './console-messages.ts'
import { type ErrorEntry, type ErrorReference, firstSentence } from './error-reference.ts'
import { rewriteLinks, type SiteMap } from './links.ts'
import { whatToWrite } from './what-to-write.ts'

const SOURCE = 'docs/errors.md'

/**
 * Writes the page with all codes: a sentence about each, and the same anchors as `docs/errors.md`.
 */
export function writeErrorIndex({ introduction, groups }: ErrorReference, site: SiteMap): string {
  const anchored = new Set<string>()
  const row = ({ code, body }: ErrorEntry) => {
    const anchor = anchored.has(code) ? '' : `<a id="${code}"></a>`
    anchored.add(code)
    return `- ${anchor}[\`${code}\`](./${code}.md): ${escapeHtml(firstSentence(body))}`
  }
  return [
    '# Errors',
    rewriteLinks(introduction, SOURCE, site),
    ...groups.flatMap((group) => [
      `## ${group.title}`,
      rewriteLinks(group.introduction, SOURCE, site),
      group.entries.map(row).join('\n'),
    ]),
  ].join('\n\n')
}

/** Writes one page for each code, by its address. */
export function writeErrorPages(
  { groups }: ErrorReference,
  messages: readonly ConsoleMessage[],
  debugging: string,
  site: SiteMap,
): ReadonlyMap<string, string> {
  const entries = groups.flatMap((group) => group.entries)
  const byCode = Map.groupBy(entries, ({ code }) => code)
  return new Map(
    [...byCode].map(([code, own]) => {
      const address = `errors/${code}.md`
      const page = [
        frontmatter(code, firstSentence(own[0]?.body ?? '')),
        `# \`${code}\``,
        ...own.flatMap((entry) => [
          own.length > 1
            ? `## ${entry.group}`
            : `*[${entry.group}](./index.md#${anchorOf(entry.group)})*`,
          rewriteLinks(entry.body, SOURCE, site, address),
        ]),
        ...whatToWrite(messages.find((message) => message.code === code)),
        ...consoleSection(
          code,
          messages.filter((message) => message.code === code),
        ),
        '## More',
        moreOf(code, debugging),
      ]
      return [address, `${page.join('\n\n')}\n`]
    }),
  )
}

function frontmatter(title: string, description: string): string {
  return ['---', `title: ${title}`, `description: ${JSON.stringify(description)}`, '---'].join('\n')
}

function consoleSection(code: string, messages: readonly ConsoleMessage[]): readonly string[] {
  if (messages.length === 0) return []
  const byPrinter = Map.groupBy(messages, ({ printer }) => printer)
  return [
    '## What consoles print',
    ...[...byPrinter].flatMap(([printer, own]) => [
      `### ${printer}`,
      // The search leads to a message, below what a reader looks for.
      ...own.flatMap((one) => [messageView(one), `[What it means, and what to write](#${code})`]),
    ]),
  ]
}

/** Writes a message as a heading, so that the search finds it and it has an address. */
function messageView({ anchor, text, until }: ConsoleMessage): string {
  return `#### ${codeSpan(text)}${until === null ? '' : ` (until ${until})`} {#${anchor}}`
}

/** Writes text as code. Text that has a backtick gets two backticks around it. */
export function codeSpan(text: string): string {
  const marks = text.includes('`') ? '``' : '`'
  const space = /^`|`$/.test(text) ? ' ' : ''
  return marks + space + text.replaceAll(/\s+/g, ' ') + space + marks
}

function moreOf(code: string, debugging: string): string {
  const lines = [
    `- In the terminal, offline: \`npx webcors explain ${code}\``,
    '- <a href="../playground/index.html" target="_self">Paste the console error, or try a policy</a>',
  ]
  const heading = headingOf(code, debugging)
  if (heading !== null) {
    lines.unshift(
      `- [${heading}](../debugging.md#${anchorOf(heading)}): causes, and what to look at`,
    )
  }
  return lines.join('\n')
}

/** Finds the section of the debugging guide whose table names this code. */
function headingOf(code: string, debugging: string): string | null {
  const [before, after] = debugging.split(new RegExp(`\\| Code \\|[^\\n]*\`${code}\``), 2)
  if (after === undefined) return null
  return /^#{2,3} (.*)$/m.exec(before?.split('\n').toReversed().join('\n') ?? '')?.[1] ?? null
}

/** Escapes text so that Markdown and Vue show it as it is. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{{', '{&#8203;{')
}
