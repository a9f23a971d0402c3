/** Breaks a text into indented lines of at most `width` characters. Longer words stay whole. */
export function wrap(text: string, indent = '', width = 96): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((part) => indent + part).join('\n')
}
