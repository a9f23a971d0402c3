import { readdirSync, readFileSync } from 'node:fs'

/** A text as somebody pastes it, and what it says. */
export interface PastedText {
  readonly text: string
  /** `null` where it says nothing of CORS, nor of what is taken for it. */
  readonly code: string | null
  readonly values: Readonly<Record<string, string>>
}

const FOLDER = new URL('./fixtures/', import.meta.url)

/**
 * Texts written after those that people paste into issues, and collected when the patterns were done. Each begins with a
 * line such as `%% missing-allow-origin url=… origin=…`.
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
