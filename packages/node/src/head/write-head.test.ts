// A head has the headers of the policy, and is otherwise the same as without a policy, in every way
// to write it.
import { type CorsPolicy, createCors } from '@webcors/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corsLines, decidedLines, otherLines, varyNames } from '../exchange.test-util.js'
import { type Act, type Pair, startHttp2Pair, startPair } from '../pair.test-util.js'
import { CONTENTS } from './contents.test-util.js'
import { WAYS, writeHead } from './ways.test-util.js'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'

const LISTED = createCors({ origin: APP, credentials: true, exposedHeaders: ['X-Number'] })
const ANY = createCors({ origin: '*', exposedHeaders: ['X-Number'] })
const PREDICATE = createCors({ origin: async (origin) => origin === APP })

type Asked = readonly [policyName: string, policy: CorsPolicy, origin: string | null]
const ALLOWED: Asked = ['listed origins', LISTED, APP]
const OTHERS: readonly Asked[] = [
  ['listed origins', LISTED, EVIL],
  ['listed origins', LISTED, null],
  ['any origin', ANY, EVIL],
  ['a predicate', PREDICATE, APP],
]

/**
 * Names in `Vary` that Node.js drops without a policy, before version 22, and may keep with one.
 */
const MAY_COME_BACK: Readonly<Record<string, readonly string[]>> = {
  'Vary as several lines': ['accept-encoding'],
}

/**
 * The compatibility API of HTTP/2 has no `setHeaders`, throws for `null` as headers, accepts every
 * status and value in `writeHead`, and refuses a response that has a length and no body.
 */
const NOT_ON_HTTP2 = /^setHeaders|null|no body|throws for its status|for a header, then writeHead/

/** Counts names, without regard to their case. */
function counts(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const name of names.filter(Boolean)) {
    counted[name.toLowerCase()] = (counted[name.toLowerCase()] ?? 0) + 1
  }
  return counted
}

describe.each([
  ['HTTP/1.1', startPair, Object.entries(WAYS)],
  ['HTTP/2', startHttp2Pair, Object.entries(WAYS).filter(([name]) => !NOT_ON_HTTP2.test(name))],
] as const)('over %s', (_, start, ways) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await start()
  })
  afterAll(() => pair.close())

  test.each(ways)(
    'known defects 21, 23, 24, 25, 26, 27, 28, 33: the policy adds its headers and changes nothing else: %s',
    async (_, way) => {
      for (const [index, [content, headers]] of Object.entries(CONTENTS).entries()) {
        const act: Act = (response) => way(response, headers)
        const bare = await pair.bare(act, { origin: null })
        const vary = counts(varyNames(bare.answer.head))
        for (const [name, policy, origin] of [ALLOWED, ...OTHERS.slice(index % 4).slice(0, 1)]) {
          const { answer, errors } = await pair.wrapped(act, { origin, policy })
          const asked = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
          const decision = await policy.decide(asked)
          const after = counts(varyNames(answer.head))
          // Before version 22, Node.js keeps only the last line of a name in a flat array if
          // headers are stored.
          for (const one of MAY_COME_BACK[content] ?? []) if (!(one in vary)) delete after[one]
          const ours = '*' in vary ? [] : decision.vary.map((one) => one.toLowerCase())
          expect
            .soft(
              {
                errors,
                body: answer.body,
                others: otherLines(answer.head),
                cors: corsLines(answer.head),
                vary: after,
              },
              `${content}; ${name}; from ${origin}`,
            )
            .toEqual({
              errors: bare.errors,
              body: bare.answer.body,
              others: otherLines(bare.answer.head),
              cors: decidedLines(decision),
              vary: { ...Object.fromEntries(ours.map((one) => [one, 1])), ...vary },
            })
        }
      }
    },
  )

  test.each(ways.filter(([name]) => name.includes('object')))(
    'Vary in two spellings is merged into one, and keeps all names: %s',
    async (_, way) => {
      const act: Act = (response) => {
        way(response, [
          ['X-Number', 7],
          ['Vary', 'Accept'],
          ['vary', ['Accept-Encoding']],
        ])
      }
      const { answer } = await pair.wrapped(act, { origin: EVIL, policy: LISTED })
      expect(counts(varyNames(answer.head))).toEqual({ accept: 1, 'accept-encoding': 1, origin: 1 })
    },
  )

  test('known defect 30: objects and arrays that a handler passes for several responses stay unchanged', async () => {
    const lists = { 'Set-Cookie': ['a=1'], Vary: ['Accept'], 'Access-Control-Allow-Origin': ['*'] }
    const before = structuredClone(lists)
    const flat = Object.entries(lists).flat(1)
    for (const given of [lists, flat, Object.entries(lists)]) {
      for (const removed of [[], ['X-Gone']]) {
        const act: Act = (response) => {
          for (const name of removed) response.setHeader(name, '1')
          for (const name of removed) response.removeHeader(name)
          // If a header was ever stored, Node.js accepts no pairs.
          writeHead(response, 200, removed.length > 0 ? Object.entries(lists).flat(1) : given)
          response.end()
        }
        for (const origin of [APP, EVIL]) await pair.wrapped(act, { origin, policy: LISTED })
        expect(lists).toEqual(before)
        expect(flat).toEqual(Object.entries(before).flat(1))
      }
    }
  })

  test('a response stays unchanged if no policy is selected', async () => {
    for (const [, way] of ways) {
      for (const name of ['Vary as several lines', 'CORS headers', 'cookies as several lines']) {
        const act: Act = (response) => way(response, CONTENTS[name] ?? [])
        const { answer } = await pair.bare(act, { origin: APP })
        expect((await pair.wrapped(act, { origin: APP })).answer).toEqual(answer)
      }
    }
  })
})
