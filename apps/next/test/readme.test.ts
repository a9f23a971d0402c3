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

test('the first program of the README is this app’s (known defect 38)', () => {
  const [, file = '', code] = /```ts\n\/\/ (app\/\S+)\n([^`]*)```/.exec(README) ?? []
  expect(code).toBe(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
})

test('the README shows what is answered', () => expect(answers).toHaveLength(2))

test.each(answers)('%s', async (command, answer) => {
  const method = /-X (\w+)/.exec(command)?.[1] ?? 'GET'
  const path = /http:\/\/localhost:3000(\S*)/.exec(command)?.[1] ?? ''
  const headers = [...command.matchAll(/-H '([\w-]+): ([^']*)'/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  expect(print(await sendRaw(server.url, { method, path, headers }, 15))).toBe(answer)
})

/** As the README has it: without what differs from one answer to the next. */
function print({ status, headers, body }: RawResponse): string {
  const lines = headers
    .filter(([name]) => !/^(?:date|connection|keep-alive|transfer-encoding)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}\n`)
  return `HTTP/1.1 ${status}\n${lines.join('')}${body && `\n${body}\n`}`
}
