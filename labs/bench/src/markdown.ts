/** Writes a table in Markdown, with numbers aligned right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

export function nanoseconds(value: number): string {
  if (Number.isNaN(value)) return '–'
  return String(Number(value.toPrecision(value < 1000 ? 2 : 3))).replace(/\B(?=(\d{3})+$)/g, ',')
}

export function ratio(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value < 10 ? value.toFixed(2) : Number(value.toPrecision(2)).toLocaleString('en')
}

/** Wraps long text, which interests few readers, into a section that is closed at first. */
export function details(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`
}
