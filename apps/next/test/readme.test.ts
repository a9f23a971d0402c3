import { readFileSync } from 'node:fs'
import { type RawResponse, sendRaw, type ServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNext } from './next.test-util.ts'

const README = readFileSync(new URL('../../../packages/next/README.md', import.meta.url), 'utf8')
const CURL = /```text\n(\$ curl [^\n]*)\n([^`]*)```/g
const answers = [...README.matchAll(CURL)].map(([, command = '', answer = '']) => [command, answer])

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('start')
})
afterAll(() => server?.close())

test('known defect 38: the first program of the README is the code of this app', () => {
  const [, file = '', code] = /```ts\n\/\/ (app\/\S+)\n([^`]*)```/.exec(README) ?? []
  expect(code).toBe(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
})

test('the README shows two responses', () => expect(answers).toHaveLength(2))

test.each(answers)('the README shows the real response to %s', async (command, answer) => {
  const method = /-X (\w+)/.exec(command)?.[1] ?? 'GET'
  const path = /http:\/\/localhost:3000(\S*)/.exec(command)?.[1] ?? ''
  const headers = [...command.matchAll(/-H '([\w-]+): ([^']*)'/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  expect(print(await sendRaw(server.url, { method, path, headers }, 15))).toBe(answer)
})

/**
 * Formats a response as the README does, without headers that differ from one response to the next.
 */
function print({ status, headers, body }: RawResponse): string {
  const lines = headers
    .filter(([name]) => !/^(?:date|connection|keep-alive|transfer-encoding)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}\n`)
  return `HTTP/1.1 ${status}\n${lines.join('')}${body && `\n${body}\n`}`
}
