/** The limit on the number of texts that a regular expression may stand for. */
const MAX_TEXTS = 16

const VARIES =
  /(?:\\[dw]|\[(?:\\.|[^\]\\])+\])(?:[+*]|\{\d+(?:,\d*)?\})?\??|\.(?:[+*]|\{\d+,\d*\})\??/y
const LITERAL = /\\[^a-z0-9]|[a-z0-9:/.-]/iy

/**
 * Parses the regular expressions that people write for origins: letters, alternatives, optional
 * parts, and variable parts.
 *
 * @param source the source of a `RegExp`, whose groups are therefore closed
 * @returns the texts that a regular expression matches, with `*` for each variable part; `null` if
 *   they cannot be listed
 */
export function parseRegularExpression(source: string): readonly string[] | null {
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
      take(/\)/y)
      // The star of an origin pattern stands for repeated labels.
      if (texts.every((text) => text === '*.') && take(/[+*]/y)) {
        return body[at - 1] === '*' ? ['', '*.'] : texts
      }
      return take(/\?/y) ? ['', ...texts] : texts
    }
    const literal = take(LITERAL)
    if (!literal) throw new SyntaxError('not known here')
    const text = literal[0].slice(-1).toLowerCase()
    return take(/\?/y) ? ['', text] : [text]
  }

  try {
    return alternatives().map((text) => text.replaceAll(/\*+/g, '*'))
  } catch {
    return null
  }
}
