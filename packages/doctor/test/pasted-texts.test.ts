import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { type ConsoleLine, LINES } from './console-lines.test-util.js'
import { PASTED_TEXTS } from './pasted-texts.test-util.js'

const part = (found: number, all: number): number => found / all

describe('texts as people paste them', () => {
  const explained = PASTED_TEXTS.map((pasted) => ({ ...pasted, found: explain(pasted.text) }))
  const messages = explained.filter(({ code }) => code !== null)
  const others = explained.filter(({ code }) => code === null)

  test('the collection of pasted texts is large enough', () => {
    expect(PASTED_TEXTS.length).toBeGreaterThanOrEqual(300)
    expect(others.length).toBeGreaterThanOrEqual(60)
  })

  test('explain returns the right first code for 97 of 100 texts', () => {
    const wrong = messages.filter(({ code, found }) => found[0]?.code !== code)
    const share = part(messages.length - wrong.length, messages.length)
    expect([share >= 0.97, share < 0.97 ? wrong.map(({ text }) => text) : []]).toEqual([true, []])
  })

  test('explain finds 97 of 100 values', () => {
    const values = messages.flatMap(({ values, found }) =>
      Object.entries(values).map(([name, value]) => [name, value, found[0]?.values[name]]),
    )
    const missed = values.filter(([, value, found]) => value !== found)
    const share = part(values.length - missed.length, values.length)
    expect([share >= 0.97, share < 0.97 ? missed : []]).toEqual([true, []])
  })

  test('explain finds nothing in texts that are not messages', () => {
    const alarms = others.filter(({ found }) => found.length > 0)
    expect(alarms.map(({ text }) => text)).toEqual([])
  })
})

describe('lines that were changed by pasting', () => {
  const random = randomNumbers(7)
  const manglings: readonly ((text: string) => string)[] = [
    (text) => `> ${text.replaceAll(' ', '\n> ').replaceAll('\n> ', ' ')}`,
    (text) => text.replaceAll("'", '’').replaceAll('"', '“'),
    (text) => text.replaceAll(/[‘’]/g, "'"),
    (text) => text.replaceAll(/ (?=\S{6})/g, '\n'),
    (text) => text.replaceAll(' ', '  '),
    (text) => `index.js:42 Uncaught (in promise)\n${text}\nGET 200\n`,
    (text) => `[Error] ${text} (anonymous function) (main.4f2a.js:1:2345)`,
    (text) => `why does it say "${text}"?? please help`,
    (text) => `<p>${text}</p>`,
    (text) => `\u001B[31m${text}\u001B[39m`,
  ]
  const rows = Array.from({ length: 200 }, (_, index) => {
    const line = LINES[Math.floor(random() * LINES.length)] as ConsoleLine
    const first = manglings[index % manglings.length]
    const second = manglings[Math.floor(random() * manglings.length)]
    return { ...line, text: second?.(first?.(line.text) ?? '') ?? '', index }
  })

  test.each(rows)('explain finds the cause of the changed line $index: $code', ({ code, text }) => {
    expect(explain(text).map((explanation) => explanation.code)).toContain(code)
  })
})

describe('texts that are not CORS messages', () => {
  const subjects = ['TypeError', 'SyntaxError', 'Warning', 'npm ERR!', 'error TS2322', 'Error']
  const rests = [
    ': undefined is not a function',
    ": Cannot read properties of undefined (reading 'cors')",
    ': Unexpected token < in JSON at position 0',
    ': Each child in a list should have a unique "key" prop.',
    ": Type 'string' is not assignable to type 'Origin'.",
    ': Access denied for user root@localhost',
    ': the origin of species',
    ': ENOENT: no such file or directory',
    ': connect() failed (111: Connection refused) while connecting to upstream',
    ': 404 Not Found',
    ': app.use(cors()) is not working',
    ': Access-Control-Allow-Origin: *',
    ': HTTP/1.1 200 OK',
    ': [HMR] connected',
    ': Request failed with status code 500',
    ': blocked',
    ': the policy was blocked by the parliament',
  ]
  const texts = subjects.flatMap((subject) => rests.map((rest) => subject + rest))

  test(`explain finds nothing in ${texts.length} other texts and in an empty one`, () => {
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => explain(text).length > 0)).toEqual([])
    expect(explain('')).toEqual([])
  })
})

/** Park and Miller's generator, which gives the same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
