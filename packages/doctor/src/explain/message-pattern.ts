import {
  type MessageTemplate,
  parseTemplate,
  type TemplatePart,
} from '../tables/message-template.js'

/** What people paste has been through editors, chats and terminals: quotes are bent or straight. */
export function straighten(text: string): string {
  return text.replaceAll(/[‘’‚‛`´′]/g, "'").replaceAll(/[“”„‟″]/g, '"')
}

const ADDRESS = '[A-Za-z][A-Za-z0-9+.-]*:[^\\s\'"]+?'
/** How a value of each name looks. Others may be anything. Where a message begins with one it is short, or long words take long. */
const VALUES: Readonly<Record<string, string>> = {
  url: ADDRESS,
  initialUrl: ADDRESS,
  location: ADDRESS,
  page: ADDRESS,
  origin: `null|${ADDRESS}`,
  kind: '[\\w-]+?(?: \\w+?)?',
  api: 'Fetch API|[A-Za-z]{1,40}',
  statusText: '[^)\\n]{0,60}',
  header: "[^\\s']{1,200}?",
  method: "[^\\s']{1,40}?",
  status: '\\(null\\)|\\d+',
  space: '[a-z]+?',
  target: '[a-z]+?',
  detail: '\\w+',
  port: '\\d+',
  max: '\\d+',
}
const ANYTHING = '[^]{0,300}?'
/** A reason of fewer words is not known without what stands before it. */
const FEWEST_WORDS = 4
const REST_OF_LINE = '[^\\n]{1,300}'

/** The sentence before the reason, which is often left out of what is pasted. */
const BEFORE = [
  /^Access to .*? blocked by CORS policy: /,
  /^Cross-Origin Request Blocked: .*?\(Reason: /,
]

/** A template in two: the sentence before the reason, and the reason. */
export function splitTemplate(message: MessageTemplate): readonly [before: string, reason: string] {
  const straight = straighten(message.template)
  const before = BEFORE.map((start) => start.exec(straight)?.[0]).find(Boolean) ?? ''
  return [before, straight.slice(before.length)]
}

/**
 * Makes an expression that finds a message in straightened text, with its values as groups. Lines may be
 * broken anywhere, and the part before the reason may be missing.
 */
export function messagePattern(message: MessageTemplate): RegExp {
  const [before, reason] = splitTemplate(message)
  const used = new Set<string>()
  const start = before && `(?:${writeParts(parseTemplate(before), used)})?`
  // A value at the end, and a dot after it, go as far as the word does.
  const end = /\}\.?$/.test(reason) ? String.raw`(?=[\s'"<\u001B]|$)` : ''
  if (!before.startsWith('Cross-Origin')) {
    return new RegExp(start + writeParts(parseTemplate(reason), used, true) + end, 'g')
  }
  // Of Firefox's reasons people paste what is between the parentheses, too.
  const [inner = '', ...after] = reason.split(/(?=\)\.)/)
  const isPlain = inner.split(' ').length < FEWEST_WORDS
  const introduced = isPlain ? String.raw`(?:${start.slice(0, -1)}|Reason:\s+)` : start
  const rest = writeParts(parseTemplate(after.join('')), used)
  return new RegExp(`${introduced}${writeParts(parseTemplate(inner), used)}(?:${rest}${end})?`, 'g')
}

/** @param isEnd whether nothing follows: a value there goes on to the end of its line */
function writeParts(parts: readonly TemplatePart[], used: Set<string>, isEnd = false): string {
  return parts
    .map((part, index) => {
      if ('text' in part) return writeText(part.text)
      if ('when' in part) return `(?:${writeParts(part.parts, used)})?`
      const anything = isEnd && index === parts.length - 1 ? REST_OF_LINE : ANYTHING
      const shape = VALUES[part.value] ?? anything
      // A group has its name once; the second time it is the same value.
      if (used.has(part.value)) return `(?:${shape})`
      used.add(part.value)
      return `(?<${part.value}>${shape})`
    })
    .join('')
}

function writeText(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(/ +/g, String.raw`\s+`)
}
