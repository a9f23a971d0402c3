import { expect, test } from 'vitest'
import { curl } from './curl.ts'
import { parsePage } from './markdown.ts'
import { Transcript } from './transcript.ts'

/** Runs a page, and returns the real output for its last block. */
async function lastOf(text: string): Promise<string | undefined> {
  const transcript = new Transcript(parsePage('page.md', text))
  await transcript.run()
  return [...transcript.printed.values()].at(-1)
}

const SERVER = `
\`\`\`js
// server.mjs
import { withCors } from '@webcors/core'
import { serve } from 'srvx'

console.log('as it starts')
serve({ fetch: withCors((request) => new Response(request.url), { origin: 'https://a.example' }) })
\`\`\`

\`\`\`sh
node server.mjs
\`\`\`
`

test('a transcript finds a wrong status and a missing header, and keeps the date of the page', async () => {
  const printed = await lastOf(`${SERVER}
\`\`\`console
$ curl -i -H 'Origin: https://a.example' \\
    http://localhost:3000/path
HTTP/1.1 404
Date: yesterday
\`\`\`
`)
  expect(printed).toBe(`$ curl -i -H 'Origin: https://a.example' \\
    http://localhost:3000/path
HTTP/1.1 200
access-control-allow-origin: https://a.example
content-type: text/plain;charset=UTF-8
vary: Origin
Date: yesterday
Connection: keep-alive
Keep-Alive: timeout=5
Transfer-Encoding: chunked

http://localhost:3000/path
`)
})

test('a transcript keeps the lines of a log that were printed, and replaces other lines', async () => {
  expect(await lastOf(`${SERVER}\n\`\`\`log\nas it starts\n\`\`\`\n`)).toBe('as it starts\n')
  expect(await lastOf(`${SERVER}\n\`\`\`log\nas it ends\n\`\`\`\n`)).toMatch(/^as it starts$/m)
})

test.each([
  ['a file that the page lacks', '```sh\nnode other.mjs\n```', 'runs a file that it does not show'],
  ['a package that is not there', '```sh\nnpm install left-pad\n```', 'Examples have no left-pad'],
  ['another version', '```sh\nnpm install nitro@2.0.0\n```', 'Examples have no nitro@2.0.0'],
  ['output without a command', '```console\noutput\n```', 'no command prints "output"'],
  ['a server that ends', '```js\n// a.mjs\n```\n```sh\nnode a.mjs\n```', 'did not start'],
])('%s is an error', async (_, text, message) => {
  await expect(lastOf(`${text}\n`)).rejects.toThrow(message)
})

test('an unknown option of curl throws', async () => {
  await expect(curl(['--compressed', 'localhost:3000'])).rejects.toThrow('curl --compressed')
})
