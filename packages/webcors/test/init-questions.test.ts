import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { init } from '../src/commands/init.js'
import { folderOf, ON_EXPRESS } from './init.test-util.js'

const ENTER = '\r'
/** Ctrl-U, which clears the line. */
const CLEAR = '\u0015'

/** A text that the terminal shows, and the keys to type after it. */
type Typed = readonly [shown: string, keys: string]

const ORIGINS = 'Whose pages may read'
const COOKIES = 'send cookies?'
const DEVELOPMENT = 'during development?'

/**
 * Types each answer after its question appears.
 *
 * @returns the text that the terminal showed, and the files
 */
async function answer(
  typed: readonly Typed[],
  args: readonly string[] = [],
): Promise<{ shown: string; config: string; env: string; exitCode: number }> {
  const { folder, has, read } = folderOf(ON_EXPRESS)
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns: 200 })]
  let shown = ''
  output.on('data', (part: Buffer) => (shown += part))
  const running = init(['--dir', folder, ...args], { input, output })
  let from = 0
  for (const [question, keys] of typed) {
    while (!shown.includes(question, from)) await setTimeout(5)
    // The text before the keys is not printed again.
    from = shown.length
    await setTimeout(20)
    input.write(keys)
  }
  const { exitCode } = await running
  const file = (name: string): string => (has(name) ? read(name) : '')
  return {
    shown: stripVTControlCharacters(shown),
    config: file('cors.config.mjs'),
    env: file('.env'),
    exitCode,
  }
}

test('init asks three questions: the origins, cookies, the origins during development', async () => {
  const { shown, config, env } = await answer([
    [ORIGINS, `https://app.example.com${ENTER}`],
    [COOKIES, 'y'],
    [DEVELOPMENT, ENTER],
  ])
  expect(shown).toContain('Express: package.json has express')
  expect(config).toContain("?? 'https://app.example.com'),\n  credentials: true,")
  expect(env).toBe('ALLOWED_ORIGINS=https://app.example.com,http://localhost:*\n')
})

test('init asks again with the message of core if core rejects an answer', async () => {
  const { config } = await answer([
    [ORIGINS, `example.com${ENTER}`],
    ['Cannot allow origin "example.com"', `${CLEAR}https://example.com${ENTER}`],
    [COOKIES, `n`],
    [DEVELOPMENT, ENTER],
  ])
  expect(config).toContain("?? 'https://example.com'),\n}")
})

test('init asks for the origins again if core rejects them with credentials only', async () => {
  const { config } = await answer([
    [ORIGINS, `http://example.com${ENTER}`],
    [COOKIES, 'y'],
    ['Cannot allow origin "http://example.com": over plain http', `https://example.com${ENTER}`],
    [DEVELOPMENT, ENTER],
  ])
  expect(config).toContain("?? 'https://example.com'),\n  credentials: true,")
})

test('init asks one question if the answer is any origin', async () => {
  const { shown, config } = await answer([[ORIGINS, `*${ENTER}`]])
  expect(config).toContain("origin: '*'")
  expect(shown).not.toContain(COOKIES)
})

test('init asks no question that a flag answers', async () => {
  const flags = ['--origin', 'https://app.example.com', '--credentials']
  const { shown, env } = await answer([[DEVELOPMENT, `${CLEAR}${ENTER}`]], flags)
  expect(shown).not.toContain(ORIGINS)
  expect(env).toBe('')
})

test('init writes nothing after Ctrl-C', async () => {
  const { config, exitCode } = await answer([[ORIGINS, '\u0003']])
  expect([config, exitCode]).toEqual(['', 1])
})
