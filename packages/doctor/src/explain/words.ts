/** One word of a text, as it is compared: without quotes, brackets, dots and case. */
export interface Word {
  readonly word: string
  /** As it stands there, without quotes and punctuation around it. */
  readonly raw: string
  /** Where `raw` begins and ends in the cleaned text. */
  readonly start: number
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

/** Tags of HTML, and not `<url>` or `<myname>`, which people put in the place of what they hide. */
const TAG =
  /<\/?(?:a|b|blockquote|br|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,200})?\/?>/gi

/**
 * Takes away what editors, chats, terminals and trackers put into a text: colors, tags, entities, quotes of many shapes,
 * characters without a width. The length changes only where a tag or an entity goes.
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

/** Quotes of many shapes, punctuation of Asian scripts, characters without a width. */
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

/** A URL, in the middle of whatever stands around it. */
const ADDRESS = String.raw`[A-Za-z][A-Za-z\d+.-]{0,30}:\/\/(?:[^\s'"<>\u0080-\uFFFF]|<[\w$ .-]{1,40}>)*`
/** The scripts whose words have no spaces between them are compared character by character. */
const SINGLE = String.raw`[\u3005-\u30FF\u3400-\u9FFF]`
/** Anything else: letters, digits, and what stands inside of names and numbers; an apostrophe between letters, too. */
const CHUNK = String.raw`[^\s'",;()[\]{}<>|\u3000-\u30FF\u3400-\u9FFF]+(?:'(?=[A-Za-z\u00C0-\uD7FF])[^\s'",;()[\]{}<>|\u3000-\u30FF\u3400-\u9FFF]+)*`
const WORD = new RegExp(`(${ADDRESS})|(${SINGLE})|(${CHUNK})`, 'g')

/** Takes a cleaned text apart into words, in linear time. */
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

/** Between quotes a URL is as it stands there. A method may be glued to it: `GEThttps://`. */
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

/** Where a space was lost: `policy:No`, `resource.Origin`. */
const JOINED = /[\p{Ll}\p{N}](?::(?=\p{Lu})|\.(?=\p{Lu}\p{Ll}))/u
const BEFORE = /^(?:\/{2,}|[^\p{L}\p{N}\uE000*$_/])*/u
const AFTER = /[^\p{L}\p{N}\uE001*$_/]$/u
const PLAIN = /^[A-Za-z\d-]+$/

function pushChunk(words: Word[], chunk: string, at: number): void {
  // Most words are nothing but letters.
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

/** Longer chunks are not words that a person writes. */
const LONGEST_NAME = 200

function pushPart(words: Word[], part: string, at: number): void {
  const before = BEFORE.exec(part)?.[0].length ?? 0
  let end = part.length
  // Stars and underscores around a word are Markdown's; alone, a star is a value.
  while (end > before && (AFTER.test(part[end - 1] ?? '') || isMarkup(part, before, end))) end--
  let start = before
  while (end - start > 1 && /[*_]/.test(part[start] ?? '')) start++
  if (end > start) push(words, part.slice(start, end), at + start)
}

function isMarkup(part: string, before: number, end: number): boolean {
  return end - before > 1 && /[*_]/.test(part[end - 1] ?? '')
}

/** What ends a sentence, or closes a bracket that the URL does not open, is not a part of the URL. */
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
