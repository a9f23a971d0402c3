import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Files, planFiles } from './project.test-util.js'

const PAGE = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

const cors = (options: string): string => `import cors from 'cors'\napp.use(cors(${options}))\n`
const BY_HAND = `response.setHeader('Access-Control-Allow-Origin', '*')\n`

/** For each code, a project that causes the message in the error reference. */
const EXAMPLES: readonly (readonly [code: string, files: Files])[] = [
  ['unread-options', { 'app.js': `import o from './options.js'\n${cors('o')}` }],
  ['unread-value', { 'app.js': cors('{ origin: process.env.FRONTEND_URL }') }],
  ['origin-function', { 'app.js': cors('{ origin: (origin, done) => done(new Error()) }') }],
  ['options-function', { 'app.js': cors('(request, done) => done(null, {})') }],
  ['no-policy', { 'app.js': cors('{ origin: false }') }],
  ['import-unclear', { 'app.js': `import cors from 'cors'\nmount(cors)\n` }],
  [
    'mount-by-hand',
    { 'app.js': `import { handleCors } from 'h3'\nhandleCors(event, { origin: '*' })\n` },
  ],
  [
    'stacked-policies',
    { 'app.js': `import cors from 'cors'\napp.use(cors())\napp.get('/', cors(), f)\n` },
  ],
  ['headers-set-beside', { 'app.js': cors(''), 'errors.js': BY_HAND }],
  ['hand-written-headers', { 'errors.js': BY_HAND }],
]

test.each(EXAMPLES)('the error reference has the message of %s', (code, files) => {
  const [, entry = ''] = PAGE.split(`### \`${code}\``)
  const [, message] = /```text\n([^]*?)\n```/.exec(entry) ?? []
  const stop = planFiles(files).stops.find((stop) => stop.code === code)
  expect(stop?.message).toBe(message)
})

test('the error reference has the message of preflights-kept-longer', () => {
  const [, entry = ''] = PAGE.split('### `preflights-kept-longer`')
  const [, message] = /```text\n([^]*?)\n```/.exec(entry) ?? []
  const { notices } = planFiles({ 'app.js': cors('') })
  expect(notices.map((notice) => notice.message)).toContain(message)
})
