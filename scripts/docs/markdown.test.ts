import { expect, test } from 'vitest'
import { parsePage, replaceBlocks, replaceGenerated } from './markdown.ts'

const TEXT = `# A \`page\`: one

[here](#a-page-one), [![image](a.png)](b.md#two), and \`code\`

\`\`\`js
// a.mjs
# no heading, [no](link)
\`\`\`

## Two
## Two

- in a list

  \`\`\`text
  \`\`\`

| a | \`b \\| c\` |
|---|---|
| d | |
`
const page = parsePage('a.md', TEXT)

test('headings have the anchors of GitHub', () => {
  expect(page.headings.map(({ anchor }) => anchor)).toEqual(['a-page-one', 'two', 'two-1'])
})

test('links are found outside of code, also links of images', () => {
  expect(page.links.map(({ line, target }) => `${line} ${target}`)).toEqual([
    '3 #a-page-one',
    '3 b.md#two',
    '3 a.png',
  ])
})

test('a block of code prints the file that the line before it names', () => {
  const fence = '```'
  const named = `<!-- file: labs/a/server.ts -->\n${fence}ts\n// server.ts\n${fence}\n`
  const { blocks } = parsePage('b.md', `${named}\n${fence}ts\n${fence}\n`)
  expect(blocks.map(({ source }) => source)).toEqual(['labs/a/server.ts', null])
})

test('blocks have their place, their heading, and the name on their first line', () => {
  expect(page.blocks).toMatchObject([
    { line: 6, language: 'js', heading: 'A `page`: one', file: 'a.mjs' },
    { line: 16, language: 'text', heading: 'Two', file: null, text: '' },
  ])
})

test('rows of tables are split into cells outside of code', () => {
  expect(page.rows).toEqual([
    ['a', '`b | c`'],
    ['d', ''],
  ])
})

test('replacing blocks changes nothing else', () => {
  const [, empty] = page.blocks
  if (empty === undefined) throw new Error('The page has no second block')
  expect(replaceBlocks(TEXT, new Map())).toBe(TEXT)
  const filled = TEXT.replace('  ```text\n', '  ```text\n  one\n\n  two\n')
  expect(replaceBlocks(TEXT, new Map([[empty, 'one\n\ntwo\n']]))).toBe(filled)
})

test('generated text replaces only the text between its marks', () => {
  const text = 'a\n<!-- begin: by b -->\nold\n<!-- end -->\nc'
  expect(replaceGenerated(text, 'new')).toBe('a\n<!-- begin: by b -->\n\nnew\n\n<!-- end -->\nc')
  expect(replaceGenerated('a', 'new')).toBe('a')
})

test('a block without an end throws', () => {
  expect(() => parsePage('a.md', '```js\n')).toThrow('a.md:1: the block of code has no end')
})
