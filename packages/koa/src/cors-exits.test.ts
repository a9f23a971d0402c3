import { describeResponse, type RawResponse } from '@webcors/conformance'
import { describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { EXITS, POLICY, readBy } from './exits.test-util.js'
import { ADMIN, APP, ask, askAll, EVIL } from './serve.test-util.js'

describe('responses', () => {
  const rows = Object.entries(EXITS)

  test.each(rows)(
    'the policy adds its headers and changes nothing else: %s',
    async (_, { exit, status, vary = ['Origin'], question }) => {
      const questions = [APP, ADMIN, EVIL, undefined, APP].map((origin) => ({
        ...question,
        origin,
      }))
      const [bare] = await askAll([exit], questions.slice(0, 1))
      const responses = await askAll([cors(POLICY), exit], questions)
      expect(responses.map(describeResponse)).toEqual([
        { status, cors: readBy(APP), vary },
        { status, cors: readBy(ADMIN), vary },
        { status, cors: {}, vary },
        { status, cors: {}, vary },
        { status, cors: readBy(APP), vary },
      ])
      for (const response of responses) expect(rest(response)).toEqual(bare && rest(bare))
    },
  )

  test.each(rows)(
    'known defect 27: a public policy adds no Origin to Vary: %s',
    async (_, { exit, status, vary = [], question }) => {
      const response = await ask([cors(), exit], { ...question, origin: EVIL })
      const expected = vary.filter((name) => name !== 'Origin')
      expect(describeResponse(response)).toEqual({
        status,
        cors: { 'Access-Control-Allow-Origin': '*' },
        vary: expected,
      })
    },
  )
})

/** Picks the application's part of a response. */
function rest(response: RawResponse) {
  const { status, headers, body, complete } = response
  const own = /^(?:access-control-|vary$|date$)/i
  const others = headers.filter(([name]) => !own.test(name))
  return { status, body, complete, headers: others.map(String).toSorted() }
}
