import type { ServerProcess } from '@webcors/conformance'
import { diagnose, type DiagnoseOptions } from '@webcors/doctor'
import { sendOverNetwork } from '@webcors/doctor/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNext } from './next.test-util.ts'

const READER = 'https://reader.example.com'

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('start')
})
afterAll(() => server?.close())

const ask = (path: string, more: Partial<DiagnoseOptions> = {}) =>
  diagnose(`${server.url}${path}`, {
    origin: READER,
    send: sendOverNetwork(),
    audit: true,
    engine: 'chromium',
    ...more,
  })

const JSON_TYPE = ['Content-Type', 'application/json'] as const

test.each<[path: string, status: number, more?: Partial<DiagnoseOptions>]>([
  ['/api/books', 200],
  ['/api/books', 200, { credentials: 'include', errorPaths: ['/api/books/0'] }],
  ['/api/books', 401, { method: 'POST', headers: [JSON_TYPE], body: '{}', credentials: 'include' }],
  ['/covers/nowhere.svg', 404, { credentials: 'include' }],
])('%s, %i: nothing is wrong with routes and a proxy', async (path, status, more) => {
  const { findings, simulation, unreachable } = await ask(path, more)
  expect(unreachable).toBeNull()
  expect(findings).toEqual([])
  expect(simulation).toMatchObject({ allowed: true, status })
})

test.each(['/api/books/1', '/api/news', '/api/catalogue'])(
  'the doctor reports only a remark for %s, because a path beside it has no route',
  async (path) => {
    const { findings, simulation } = await ask(path)
    expect(simulation).toMatchObject({ allowed: true, status: 200 })
    expect(findings).toMatchObject([{ code: 'error-unreadable', severity: 'info' }])
  },
)

test('a page that is not allowed gets no CORS headers, and the console names the reason', async () => {
  const { findings, simulation } = await ask('/api/books', {
    origin: 'https://evil.example',
    method: 'PUT',
  })
  expect(simulation.allowed).toBe(false)
  expect(findings).toMatchObject([{ code: 'preflight-refused' }])
  expect(findings[0]?.fixes[0]?.for).toMatch(/Next/)
})
