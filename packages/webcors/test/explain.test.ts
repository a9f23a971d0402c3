import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { allowing, APP, LINE, json } from './main.test-util.js'

describe('explain', () => {
  test('exits with 0 for a line that it recognizes', async () => {
    const { stdout, exitCode } = await main(['explain', LINE])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^missing-allow-origin \(chromium\)\n\nThe response has no Access-Control-/,
    )
    expect(stdout).toContain('such as --for nginx')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `npx webcors proxy --target https://api.example.com --origin ${APP}`,
    )
    expect(stdout.match(/npx webcors explain missing-allow-origin/g)).toHaveLength(1)
    const express = await main(['explain', LINE, '--for', 'express'])
    expect(express.stdout).toContain(`origin: ['${APP}'],`)
    expect(express.stdout).toContain("import { cors } from '@webcors/node'")
    const other = await main(['explain', LINE, '--for', 'cors'])
    expect(other.stdout).toContain("import cors from 'cors'")
  })

  test('prints a command with the values of the line, but without characters that a shell interprets', async () => {
    const at = (url: string): string =>
      `Access to fetch at '${url}' from origin '${APP}' has been blocked by CORS policy: `
    const header =
      'Request header field x-cart is not allowed by Access-Control-Allow-Headers in preflight response.'
    const { stdout } = await main([at('https://api.example.com/a?b=1&c') + header])
    expect(stdout).toContain(
      `\n    npx webcors check 'https://api.example.com/a?b=1&c' --origin ${APP} --header 'x-cart: 1'\n`,
    )
    const evil = await main(['explain', at('https://api.example.com/$(x);`y`') + header])
    expect(evil.stdout).toContain('preflight-header-not-allowed')
    expect(evil.stdout).not.toContain('webcors check')
  })

  test('prints a command that accepts the page, also for a page of a file', async () => {
    const url = await allowing()
    const line = LINE.replace(APP, 'file://').replace('https://api.example.com/', url)
    const [, args = ''] =
      /npx webcors (check .*)/.exec((await main(['explain', line])).stdout) ?? []
    expect(args).toBe(`check ${url} --origin null`)
    expect((await main(args.split(' '))).stdout).toContain('missing-allow-origin')
  })

  test('prints the entry of the code in an error response of the proxy', async () => {
    const answer =
      '{"type":"about:blank","title":"Too many requests","status":429,"code":"limited"}'
    const { stdout, exitCode } = await main(['explain', answer])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Status 429.')
    expect((await main(['explain', 'upstream-timeout'])).stdout).toContain('Status 504.')
  })

  test('prints the entries of both packages that share a code', async () => {
    const { stdout } = await main(['explain', 'origin-not-allowed'])
    expect(stdout.match(/^### `origin-not-allowed`/gm)).toHaveLength(2)
  })

  test('exits with 1 for a text that is not a message', async () => {
    const { stdout, exitCode } = await main([
      'explain',
      'Uncaught',
      'ReferenceError: x is not defined',
    ])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^This text has no known message about CORS/)
    expect(await json('explain', 'hello')).toEqual([])
  })
})
