import type { EngineName } from '../engines/engine.ts'

export const LABELS: Readonly<Record<EngineName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKit',
}

/** Writes a table of Markdown, with columns of numbers aligned right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const isNumber = head.map((_, at) => rows.length > 0 && rows.every((row) => isCount(row[at])))
  return [
    head,
    isNumber.map((is) => (is ? '---:' : '---')),
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell) : cell))),
  ]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}

function isCount(cell: string | number | undefined): boolean {
  return typeof cell === 'number' || cell === '' || cell === '–'
}

export function count(value: number): string {
  return value.toLocaleString('en')
}

/** Writes the engines with their versions: `Chromium 156.0 and Firefox 153.7`. */
export function versionsText(versions: ReadonlyMap<EngineName, string>): string {
  const name = (engine: EngineName) => (engine === 'webkit' ? 'WebKitGTK' : LABELS[engine])
  return [...versions].map(([engine, version]) => `${name(engine)} ${version}`).join(', ')
}
