import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Diagnosis } from './compile.ts'
import type { Program } from './mistakes.ts'

const PAGE = fileURLToPath(new URL('../../../docs/typescript.md', import.meta.url))
const MARKS = /(<!-- mistakes: [^\n]*-->\n)[^]*?(<!-- end of mistakes -->)/

/** All mistakes with what a compiler says of each, to be kept in a file. */
export function wordsOf(programs: readonly Program[], said: readonly Diagnosis[][]): string {
  return programs
    .map(({ title, code }, index) => {
      const errors = (said[index] ?? []).map(({ text }) => text).join('\n')
      return `${title}\n    ${codeOf(code)}\n${errors}\n`
    })
    .join('\n')
}

/** The same as a table in Markdown, with the words that say what to write where there are any. */
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

/** The page of the docs, with this table on it. */
export function writeTable(table: string): { path: string; text: string } {
  const page = readFileSync(PAGE, 'utf8')
  if (!MARKS.test(page)) throw new Error(`${PAGE} has no marks for the table`)
  const text = page.replace(MARKS, (_, begin: string, end: string) => {
    return `${begin}\n${table}\n\n${end}`
  })
  return { path: PAGE, text }
}

/** As a user writes it. */
function codeOf(code: string): string {
  return code.replaceAll('«', '').replace(/\b(?:core|node|koa|h3|next)\./g, '')
}
