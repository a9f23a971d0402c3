import { explain, type Fix } from '@webcors/doctor'
import type { ConsoleMessage } from './console-messages.ts'

/** Matches the servers whose code is on the page itself. The playground has all servers. */
const SHOWN = /^(?:webcors, |nginx$)/

/**
 * Writes the section with the fix of a message: code for the usual servers, and a link to the playground, which writes the code
 * for other servers and for the reader's own line.
 *
 * @param message a message of the page's code; `undefined` if no console prints one
 * @returns paragraphs of Markdown
 */
export function whatToWrite(message: ConsoleMessage | undefined): readonly string[] {
  if (message === undefined) return []
  const explanation = explain(message.text).find(({ code }) => code === message.code)
  const fixes = explanation?.fixes.filter((fix) => SHOWN.test(fix.for)) ?? []
  const [first] = fixes
  const href = `../playground/index.html#${new URLSearchParams({ line: message.text })}`
  if (first === undefined) return [button(href, 'What to write on your server')]
  return [
    '## What to write on your server',
    `Choose your server. In place of \`${originIn(first)}\`, write the origin of your page: \`location.origin\` prints it in the page's console.`,
    `::: code-group\n\n${fixes.map(fixView).join('\n\n')}\n\n:::`,
    button(href, 'Other servers, or from your own line'),
  ]
}

function button(href: string, text: string): string {
  return `<p class="actions"><a class="main" href="${href}" target="_self">${text}</a></p>`
}

function originIn({ code }: Fix): string {
  return /https?:\/\/[^'"]+/.exec(code)?.[0] ?? ''
}

/** Writes the commands and the place as comments, so that one click copies everything. */
function fixView({ for: server, language, install, where, code }: Fix): string {
  const mark = language === 'js' ? '//' : '#'
  const steps = [...(install === undefined ? [] : [install]), ...where.split(/(?<=\.) (?=[A-Z])/)]
  const comments = steps.flatMap((step) => wrap(step.replace(/\.$/, '')))
  return [
    `\`\`\`${language} [${nameOf(server)}]`,
    ...comments.map((line) => `${mark} ${line}`),
    code,
    '```',
  ].join('\n')
}

function nameOf(server: string): string {
  return server.replace(/^webcors, /, '').replace(/^fetch handlers \((.*)\)$/, '$1')
}

/** Wraps a comment, because nobody reads comments that scroll sideways. */
function wrap(text: string): readonly string[] {
  return text.match(/.{1,66}(?:\s|$)/g)?.map((line) => line.trimEnd()) ?? [text]
}
