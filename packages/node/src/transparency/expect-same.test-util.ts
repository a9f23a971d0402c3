// A policy adds its own headers to a response. Every other byte is the same as without a policy.
import type { ServerOptions } from 'node:http'
import { createCors } from '@webcors/core'
import { expect } from 'vitest'
import {
  type Answer,
  corsLines,
  decidedLines,
  otherLines,
  varyNames,
} from '../exchange.test-util.js'
import { type Act, type Ask, type Pair, startPair } from '../pair.test-util.js'

export const APP = 'https://app.example.com'
export const POLICY = createCors({ origin: APP, credentials: true })

/**
 * Runs a handler without and with the policy, and expects that the responses differ only in the
 * headers that the policy owns.
 *
 * @returns the response with the policy
 */
export async function expectSame(
  act: Act,
  ask: Partial<Ask> = {},
  options: ServerOptions = {},
): Promise<Answer> {
  const pair = await startPair(options)
  try {
    const asked = { origin: APP, policy: POLICY, ...ask }
    const answer = await expectSameOthers(pair, act, asked)
    const { method = 'GET', origin } = asked
    const request = { method, origin, requestMethod: null, requestHeaders: null }
    expect(corsLines(answer.head)).toEqual(decidedLines(await POLICY.decide(request)))
    expect(varyNames(answer.head)).toContain('Origin')
    return answer
  } finally {
    await pair.close()
  }
}

/** Does the same on servers that run already, and does not look at the headers of the policy. */
export async function expectSameOthers(pair: Pair, act: Act, ask: Ask): Promise<Answer> {
  const bare = await pair.bare(act, ask)
  const { answer, errors } = await pair.wrapped(act, ask)
  expect(errors).toEqual(bare.errors)
  expect({ ...answer, head: otherLines(answer.head) }).toEqual({
    ...bare.answer,
    head: otherLines(bare.answer.head),
  })
  return answer
}

/** Joins the status line and the header lines of a response. */
export function headOf(answer: Answer): string {
  return answer.head.join('\n')
}
