import { expect, test } from 'vitest'
import { PHRASES } from './phrases.ts'
import { prose } from './prose.ts'
import { violations } from './violations.test-util.ts'

const inPage = (text: string) => violations(prose, { 'docs/a.md': text })
const inModule = (text: string, path = 'packages/core/src/a.ts') =>
  violations(prose, { [path]: text })

const SEEDED = [
  'It is no authentication.',
  'Whoever asks may read.',
  'Who annotates the request says enough.',
  'Take away all, and none of that is left.',
  'It passes all the same.',
  'Ten at the most.',
  'The page is told why.',
  'Of 0, HTTP/2 makes 200.',
  'To it a document loads files.',
  'For what each host sends, see below.',
  'What is left decides.',
  'A list of what was sent.',
  'The length of the list, or that of the header.',
  'A list that is none.',
  'Hence the header is lost.',
  'This pitfall is tested.',
  'Behind every door it is the same.',
  'The plants are found.',
  'A departure of one engine.',
  'The expression has no anchor.',
]

test.each(SEEDED)('"%s" is refused on a page, in a comment and in a message', (text) => {
  expect(inPage(`# A\n\n${text}\n`)).toHaveLength(1)
  expect(inModule(`// ${text}\nexport {}\n`)).toHaveLength(1)
  expect(inModule(`/** ${text} */\nexport {}\n`)).toHaveLength(1)
  expect(inModule(`export const a = '${text.padEnd(30, ' and more words here')}'\n`)).toHaveLength(
    1,
  )
})

test('every phrase has a seeded violation', () => {
  const everywhere = PHRASES.filter(({ only }) => only === undefined)
  for (const { pattern } of everywhere) expect(SEEDED.some((text) => pattern.test(text))).toBe(true)
})

test.each([
  'What does the browser send?',
  'There is none.',
  'Is it none of these?',
  'From these pages it came.',
  'With it, the request passes.',
  'From it, a row knows the count.',
  'For it to pass, list the origin.',
])('"%s" is accepted', (text) => {
  expect(inPage(`${text}\n`)).toEqual([])
})

test('a title that cannot be read alone is refused', () => {
  const title = `test('nor on a denied one', () => {})\n`
  expect(inModule(title, 'packages/core/src/a.test.ts')).toEqual([
    'packages/core/src/a.test.ts:1 "nor" in a title: write a full statement that can be read alone',
  ])
})

test('a title in a template literal is read without its values', () => {
  const title = `test(\`\${name} is told\`, () => {})\n`
  expect(inModule(title, 'packages/core/src/a.test.ts')).toEqual([
    'packages/core/src/a.test.ts:1 "told" in a title: write "reported to", "known from", or who says it',
  ])
})

test('a text in a table of messages is a quotation, and a message or a comment beside it is not', () => {
  const row = `['id', 'reason', null, 'The ‘header’ is no list of names']`
  const table = `const ROWS: readonly MessageRow[] = [${row}]\n`
  const language = `export const GERMAN: FirefoxLanguage = { rows: [${row}] }\n`
  expect(inModule(table + language, 'packages/doctor/src/tables/a.ts')).toEqual([])
  expect(inModule(`const rows = [${row}]\n`)).toHaveLength(2)
  expect(inModule(`// It is no list.\n${table}`)).toHaveLength(1)
  expect(inModule(`${table}const a = 'The header is no list of names'\n`)).toHaveLength(1)
})

test('a changelog is read as a page, because Changesets write it from our own texts', () => {
  expect(violations(prose, { 'packages/core/CHANGELOG.md': 'It is no list.\n' })).toHaveLength(1)
})

test('typographic quotes are refused in a message, and accepted on a page', () => {
  expect(inModule('export const a = "The server’s answer has no header"\n')).toHaveLength(1)
  expect(inPage('The server’s answer has no header.\n')).toEqual([])
})

test('comment lines that follow each other are read as one text', () => {
  expect(inModule('// A regular\n// expression has a test.\nexport {}\n')).toEqual([])
  expect(inModule('// The header that is\n// no list.\nexport {}\n')).toHaveLength(1)
})

test('the lines of a paragraph are read as one text', () => {
  expect(inPage('A regular\nexpression has a test.\n')).toEqual([])
  expect(inPage('- The header that is\n  no list.\n')).toHaveLength(1)
})

test('a violation on a page has the line of its paragraph', () => {
  expect(inPage('# A\n\nA line.\n\n- One\n- Ten at the most\n')).toEqual([
    'docs/a.md:6 "at the most" in a page: write "at most"',
  ])
})

test('code is not read', () => {
  expect(inPage('```js\nconst door = told\n```\n\nThe option `door` opens.\n')).toEqual([])
  expect(inModule('// The option `door` opens.\nexport const told = 1\n')).toEqual([])
})
