import { readdirSync, readFileSync } from 'node:fs'

/** A pasted text, and the causes in it. */
export interface PastedText {
  readonly text: string
  /** The code of its cause; `null` if the text is neither about CORS nor about errors that are mistaken for CORS. */
  readonly code: string | null
  readonly values: Readonly<Record<string, string>>
}

const FOLDER = new URL('./fixtures/', import.meta.url)

/**
 * Texts in the style of those that people paste into issues. They were collected after the patterns were written. Each
 * begins with a line such as `%% missing-allow-origin url=… origin=…`.
 */
export const PASTED_TEXTS: readonly PastedText[] = readdirSync(FOLDER)
  .filter((name) => /^pasted-.*\.txt$/.test(name))
  .toSorted()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split(/^%% ?/m).slice(1))
  .map((block): PastedText => {
    const [head = '', ...lines] = block.split('\n')
    const [code = '', ...rest] = head.split(' ')
    const pairs = rest.join(' ').split(/ (?=\w+=)/)
    return {
      text: lines.join('\n').trimEnd(),
      code: code === '' ? null : code,
      values: Object.fromEntries(
        pairs
          .filter((pair) => pair !== '')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      ),
    }
  })
