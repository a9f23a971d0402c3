import { expect, test } from 'vitest'
import { corsLines, varyNames } from '../exchange.test-util.js'
import { ask, EVIL, onHead, policy } from './layers.test-util.js'

/** A layer that allows every origin and removes `Vary`. */
const meddling = onHead((res) => {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.removeHeader('Vary')
})

test('the policy has the last word over every layer that is mounted after it', async () => {
  const { head } = await ask([policy, meddling], (res) => res.end('hi'), EVIL)
  expect([corsLines(head), varyNames(head)]).toEqual([[], ['Origin']])
})

test('a layer that is mounted before the policy has the last word over the policy', async () => {
  const { head } = await ask([meddling, policy], (res) => res.end('hi'), EVIL)
  expect([corsLines(head), varyNames(head)]).toEqual([['access-control-allow-origin: *'], []])
})
