import { describeResponse, type ServerProcess } from '@webcors/conformance'
import { askAt, preflightOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RUNTIMES } from './runtimes.test-util.ts'

const WEATHER = 'https://weather.example.com'
const OTHER = 'https://other.example'
const READ = { 'Access-Control-Allow-Origin': WEATHER, 'Access-Control-Allow-Credentials': 'true' }
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Total' }

describe.each(Object.entries(RUNTIMES))('the weather service on %s', (_, runtime) => {
  let server: ServerProcess
  const ask = askAt(() => server.url)
  beforeAll(async () => {
    server = await runtime.server()
  })
  afterAll(() => server?.close())

  test.each([
    ['GET /forecasts', 200, ['Accept-Language']],
    ['GET /forecasts/old', 302, []],
    ['GET /forecasts/none', 404, []],
  ] as const)('anyone reads %s: %i', async (line, status, vary) => {
    for (const origin of [WEATHER, OTHER, 'null']) {
      expect(describeResponse(await ask(line, origin))).toEqual({ status, cors: OPEN, vary })
    }
  })

  test.each([
    ['GET /live', 200],
    ['PUT /alerts/7', 200],
    ['GET /broken', 500],
    ['GET /none', 404],
  ] as const)('pages of one origin read %s: %i', async (line, status) => {
    const vary = ['Origin']
    expect(describeResponse(await ask(line, WEATHER))).toEqual({ status, cors: READ, vary })
    expect(describeResponse(await ask(line, OTHER))).toEqual({ status, cors: {}, vary })
  })

  test('the policy of the path answers preflights', async () => {
    const statusOf = async (path: string, origin: string) =>
      (await ask(`OPTIONS ${path}`, origin, preflightOf('PUT'))).status
    expect(await statusOf('/forecasts', OTHER)).toBe(204)
    expect(await statusOf('/alerts/7', WEATHER)).toBe(204)
    expect(await statusOf('/alerts/7', OTHER)).toBe(403)
  })
})
