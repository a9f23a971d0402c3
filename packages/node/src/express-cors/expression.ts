/** Texts that are kept at the most while an expression is read. */
const MAX_TEXTS = 16

const VARIES =
  /(?:\\[dw]|\[(?:\\.|[^\]\\])+\])(?:[+*]|\{\d+(?:,\d*)?\})?\??|\.(?:[+*]|\{\d+,\d*\})\??/y
const LITERAL = /\\([^a-z0-9])|([a-z0-9:/.-])/iy

/**
 * Reads the expressions that people write for origins: letters, alternatives, optional parts, and parts
 * that vary, for which `*` stands.
 *
 * @returns the texts that an expression stands for, or `null` where they cannot be said
 */
export function readExpression(source: string): readonly string[] | null {
  const body = source.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')
  let at = 0

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const found = pattern.exec(body)
    if (found) at = pattern.lastIndex
    return found
  }
  function alternatives(): readonly string[] {
    const texts = [...sequence()]
    while (take(/\|/y)) texts.push(...sequence())
    return texts
  }
  function sequence(): readonly string[] {
    let texts: readonly string[] = ['']
    while (at < body.length && !/[|)]/.test(body[at] as string)) {
      const next = item()
      texts = texts.flatMap((text) => next.map((more) => text + more))
      if (texts.length > MAX_TEXTS) throw new SyntaxError('too many')
    }
    return texts
  }
  function item(): readonly string[] {
    if (take(VARIES)) return ['*']
    if (take(/\((?:\?:)?/y)) {
      const texts = alternatives()
      if (!take(/\)/y)) throw new SyntaxError('no group that is known here')
      // Labels again and again are what the star of a pattern stands for, too.
      if (texts.every((text) => text === '*.') && take(/[+*]/y)) {
        return body[at - 1] === '*' ? ['', '*.'] : texts
      }
      return take(/\?/y) ? ['', ...texts] : texts
    }
    const literal = take(LITERAL)
    if (!literal) throw new SyntaxError('nothing that is known here')
    const text = (literal[1] ?? literal[2] ?? '').toLowerCase()
    return take(/\?/y) ? ['', text] : [text]
  }

  try {
    const texts = alternatives()
    return at === body.length ? texts.map((text) => text.replaceAll(/\*+/g, '*')) : null
  } catch {
    return null
  }
}
