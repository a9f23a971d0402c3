/**
 * One word of a text, normalized for comparison: in lower case, without quotes, brackets and
 * periods.
 */
export interface Word {
  readonly word: string
  /** The word as written, without the quotes and punctuation around it. */
  readonly raw: string
  /** The offset of the first character of `raw` in the cleaned text. */
  readonly start: number
  /** The offset after the last character of `raw` in the cleaned text. */
  readonly end: number
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  laquo: '"',
  raquo: '"',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
}

/**
 * Matches HTML tags. Does not match `<url>` or `<myname>`, which people write in place of private
 * values.
 */
const TAG =
  /<\/?(?:a|b|blockquote|br|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,200})?\/?>/gi

/**
 * Removes the marks that editors, chats, terminals and issue trackers add to a text: colors, tags,
 * entities, typographic quotes, zero-width characters.
 */
export function cleanText(text: string): string {
  let clean = text
  if (clean.includes('\u001B')) clean = clean.replaceAll(COLOR, '')
  if (clean.includes('&')) clean = clean.replaceAll(ENTITY, entity)
  if (clean.includes('</') || clean.includes('>')) clean = clean.replaceAll(TAG, ' ')
  if (clean.includes('\\')) {
    clean = clean.replaceAll(/\\(["'`*_>])/g, '$1').replaceAll(/\\[rnt](?![a-z])/g, ' ')
  }
  return /[`\u00AD-\uFFFF]/.test(clean) ? clean.replaceAll(ODD, plain) : clean
}

// oxlint-disable-next-line no-control-regex -- colors of terminals begin with this character
const COLOR = /\u001B\[[\d;]{0,20}m/g
const ENTITY = /&(#?\w{1,6});/g
const entity = (all: string, name: string): string => ENTITIES[name.toLowerCase()] ?? all

/** Matches typographic quotes, punctuation of Asian scripts, and zero-width characters. */
const ODD = /[`´‘’‚‛′＇“”„‟″«»「」『』＂：（），、。\u200B-\u200D\u2060\uFEFF\u00AD]/g

function plain(character: string): string {
  if ('`´‘’‚‛′＇'.includes(character)) return "'"
  if ('“”„‟″«»「」『』＂'.includes(character)) return '"'
  if (character === '：') return ':'
  if (character === '（') return '('
  if (character === '）') return ')'
  if (character === '。') return '.'
  return '，、'.includes(character) ? ',' : ''
}

/** Matches a URL in the middle of a text. */
const ADDRESS = String.raw`[A-Za-z][A-Za-z\d+.-]{0,30}:\/\/(?:[^\s'"<>\u0080-\uFFFF]|<[\w$ .-]{1,40}>)*`
/**
 * Matches one character of a script that writes words without spaces. Such text is compared
 * character by character.
 */
const SINGLE = String.raw`[\u3005-\u30FF\u3400-\u9FFF]`
/**
 * Matches a run of other characters: letters, digits, punctuation inside names and numbers, and an
 * apostrophe between letters.
 */
const CHUNK = String.raw`[^\s'",;()[\]{}<>|\u3000-\u30FF\u3400-\u9FFF]+(?:'(?=[A-Za-z\u00C0-\uD7FF])[^\s'",;()[\]{}<>|\u3000-\u30FF\u3400-\u9FFF]+)*`
const WORD = new RegExp(`(${ADDRESS})|(${SINGLE})|(${CHUNK})`, 'g')

/** Splits a cleaned text into words, in linear time. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  WORD.lastIndex = 0
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    const [whole, address, single] = found
    const at = found.index
    if (single !== undefined) words.push({ word: whole, raw: whole, start: at, end: at + 1 })
    else if (address === undefined) pushChunk(words, whole, at)
    else pushAddress(words, address, text, at)
    if (WORD.lastIndex === at) WORD.lastIndex++
  }
  return words
}

const METHOD = /^(?:XHR)?(?:GET|PUT|POST|HEAD|PATCH|DELETE|OPTIONS)?(?=[a-z])/

/**
 * Adds the words of a URL. Inside quotes, the URL is complete; elsewhere, punctuation at its end
 * belongs to the sentence. A method may be glued to the URL: `GEThttps://`.
 */
function pushAddress(words: Word[], address: string, text: string, at: number): void {
  const method = METHOD.exec(address)?.[0] ?? ''
  if (method !== '') push(words, method, at)
  const isQuoted = /['"]/.test(text[at + address.length] ?? '')
  const url = address.slice(method.length)
  push(words, isQuoted ? url : trimAddress(url), at + method.length)
}

function push(words: Word[], raw: string, start: number): void {
  words.push({ word: raw.toLowerCase(), raw, start, end: start + raw.length })
}

/** Matches the end of a sentence whose space was lost: `policy:No`, `resource.Origin`. */
const JOINED = /[\p{Ll}\p{N}](?::(?=\p{Lu})|\.(?=\p{Lu}\p{Ll}))/u
const BEFORE = /^(?:\/{2,}|[^\p{L}\p{N}\uE000*$_/])*/u
const AFTER = /[^\p{L}\p{N}\uE001*$_/]$/u
const PLAIN = /^[A-Za-z\d-]+$/

function pushChunk(words: Word[], chunk: string, at: number): void {
  // This shortcut is for speed: most words consist of letters only.
  if (PLAIN.test(chunk) && chunk[0] !== '-' && chunk.at(-1) !== '-') {
    push(words, chunk, at)
    return
  }
  const joined = chunk.length < LONGEST_NAME ? JOINED.exec(chunk) : null
  if (joined !== null) {
    pushPart(words, chunk.slice(0, joined.index + 1), at)
    pushChunk(words, chunk.slice(joined.index + 2), at + joined.index + 2)
  } else pushPart(words, chunk, at)
}

/**
 * Chunks that are longer than this, in characters, are not prose: they are not searched for lost
 * spaces.
 */
const LONGEST_NAME = 200

function pushPart(words: Word[], part: string, at: number): void {
  const before = BEFORE.exec(part)?.[0].length ?? 0
  let end = part.length
  // Asterisks and underscores around a word are Markdown. A lone asterisk is a value.
  while (end > before && (AFTER.test(part[end - 1] ?? '') || isMarkup(part, before, end))) end--
  let start = before
  while (end - start > 1 && /[*_]/.test(part[start] ?? '')) start++
  if (end > start) push(words, part.slice(start, end), at + start)
}

function isMarkup(part: string, before: number, end: number): boolean {
  return end - before > 1 && /[*_]/.test(part[end - 1] ?? '')
}

/**
 * Cuts off the punctuation that ends a sentence, and closing brackets that the URL does not open.
 */
function trimAddress(address: string): string {
  const cut = address.search(
    /[.,:]?\((?=(?:Reason|Grund|Raison|Motivo|redirected)\b)|[.:](?=(?:No|A|The|Origin|Response|Request|Method|Credentials|Redirect|URL|Cross|Cannot|Raison|Motivo)$)/,
  )
  const url = cut === -1 ? address : address.slice(0, cut)
  let end = url.length
  const opens = (bracket: string): boolean => url.includes(bracket)
  while (end > 0) {
    const last = url[end - 1] ?? ''
    if (!/[.,;:!?)\]}|*]/.test(last)) break
    if (
      (last === ')' && opens('(')) ||
      (last === ']' && opens('[')) ||
      (last === '}' && opens('{'))
    )
      break
    end--
  }
  return url.slice(0, end)
}
