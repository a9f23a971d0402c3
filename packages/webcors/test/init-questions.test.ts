import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { init } from '../src/commands/init.js'
import { folderOf, ON_EXPRESS } from './init.test-util.js'

const ENTER = '\r'
/** Ctrl-U */
const CLEAR = '\u0015'

/** A text that is shown, and what is typed then. */
type Typed = readonly [shown: string, keys: string]

const WHO = 'Whose pages may read'
const COOKIES = 'send cookies?'
const DEVELOPMENT = 'while you develop?'

/** Types answers, each when its question is there. @returns what was shown, and what came of it */
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
    // What was shown before the keys is not shown again by them.
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

test('three questions: who may read, cookies, origins while developing', async () => {
  const { shown, config, env } = await answer([
    [WHO, `https://app.example.com${ENTER}`],
    [COOKIES, 'y'],
    [DEVELOPMENT, ENTER],
  ])
  expect(shown).toContain('Express: package.json has express')
  expect(config).toContain("?? 'https://app.example.com'),\n  credentials: true,")
  expect(env).toBe('ALLOWED_ORIGINS=https://app.example.com,http://localhost:*\n')
})

test('an answer that core refuses is asked again, with what core says', async () => {
  const { config } = await answer([
    [WHO, `example.com${ENTER}`],
    ['Cannot allow origin "example.com"', `${CLEAR}https://example.com${ENTER}`],
    [COOKIES, `n`],
    [DEVELOPMENT, ENTER],
  ])
  expect(config).toContain("?? 'https://example.com'),\n}")
})

test('origins that are refused with credentials alone are asked again', async () => {
  const { config } = await answer([
    [WHO, `http://example.com${ENTER}`],
    [COOKIES, 'y'],
    ['Cannot allow origin "http://example.com": over plain http', `https://example.com${ENTER}`],
    [DEVELOPMENT, ENTER],
  ])
  expect(config).toContain("?? 'https://example.com'),\n  credentials: true,")
})

test('for anyone there is one question', async () => {
  const { shown, config } = await answer([[WHO, `*${ENTER}`]])
  expect(config).toContain("origin: '*'")
  expect(shown).not.toContain(COOKIES)
})

test('what the flags say is not asked', async () => {
  const flags = ['--origin', 'https://app.example.com', '--credentials']
  const { shown, env } = await answer([[DEVELOPMENT, `${CLEAR}${ENTER}`]], flags)
  expect(shown).not.toContain(WHO)
  expect(env).toBe('')
})

test('Ctrl-C writes nothing', async () => {
  const { config, exitCode } = await answer([[WHO, '\u0003']])
  expect([config, exitCode]).toEqual(['', 1])
})
