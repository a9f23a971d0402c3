import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Diagnosis } from './compile.ts'
import type { Program } from './mistakes.ts'

const PAGE = fileURLToPath(new URL('../../../docs/typescript.md', import.meta.url))
const MARKS = /(<!-- mistakes: [^\n]*-->\n)[^]*?(<!-- end of mistakes -->)/

/** Writes all mistakes with the message of a compiler for each. The resulting file is committed. */
export function wordsOf(programs: readonly Program[], said: readonly Diagnosis[][]): string {
  return programs
    .map(({ title, code }, index) => {
      const errors = (said[index] ?? []).map(({ text }) => text).join('\n')
      return `${title}\n    ${codeOf(code)}\n${errors}\n`
    })
    .join('\n')
}

/**
 * Writes a table in Markdown with the mistakes, and with messages that name the correct code.
 */
export function tableOf(programs: readonly Program[], said: readonly Diagnosis[][]): string {
  const rows = programs.map(({ code }, index) => {
    const text = said[index]?.[0]?.text ?? ''
    const [, words] = /CorsMistake<"(.*?)">/.exec(text) ?? []
    const line =
      text
        .split('\n')
        .at(-1)
        ?.trim()
        .replace(/^TS\d+: /, '') ?? ''
    return `| \`${codeOf(code).replaceAll('|', '\\|')}\` | \`${words ?? line}\` |`
  })
  return ['| You write | The compiler says |', '|---|---|', ...rows].join('\n')
}

/** Puts the table into the page of the docs. */
export function writeTable(table: string): { path: string; text: string } {
  const page = readFileSync(PAGE, 'utf8')
  if (!MARKS.test(page)) throw new Error(`${PAGE} has no marks for the table`)
  const text = page.replace(MARKS, (_, begin: string, end: string) => {
    return `${begin}\n${table}\n\n${end}`
  })
  return { path: PAGE, text }
}

/** Returns the code as a user writes it. */
function codeOf(code: string): string {
  return code.replaceAll('«', '').replace(/\b(?:core|node|koa|h3|next)\./g, '')
}
