import { expect, test } from 'vitest'
import { explain } from '../explain/explain.js'
import { listMessages } from './list-messages.js'

const VALUES = {
  kind: 'fetch',
  url: 'https://api.example.com/orders',
  origin: 'https://app.example.com',
}

test('inserts the given values, and an ellipsis in place of others', () => {
  const [first] = listMessages(VALUES)
  expect(first).toEqual({
    engine: 'chromium',
    id: 'kMissingAllowOriginHeader',
    code: 'missing-allow-origin',
    phase: 'actual',
    text: "Access to fetch at 'https://api.example.com/orders' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    until: null,
    isTranslated: false,
  })
  const texts = listMessages().map(({ text }) => text)
  expect(texts.some((text) => text.includes("at '…' from origin '…'"))).toBe(true)
  expect(texts.filter((text) => /\[\[|\{\w+\}/.test(text))).toEqual([])
})

test('explain returns the code of each current message', () => {
  const current = listMessages(VALUES).filter(
    ({ engine, until, isTranslated }) =>
      until === null && !isTranslated && engine !== null && engine !== 'server',
  )
  const found = current.filter(({ text, code }) => explain(text).some((one) => one.code === code))
  expect(current.length).toBeGreaterThan(200)
  expect(found.length / current.length).toBeGreaterThan(0.9)
})

test('marks old and translated messages', () => {
  const all = listMessages()
  expect(all.filter(({ until }) => until !== null).length).toBeGreaterThan(50)
  expect(all.filter(({ isTranslated }) => isTranslated).length).toBeGreaterThan(100)
})
