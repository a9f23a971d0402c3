import { expect, test } from 'vitest'
import { explain } from '../explain/explain.js'
import { listMessages } from './list-messages.js'

const VALUES = {
  kind: 'fetch',
  url: 'https://api.example.com/orders',
  origin: 'https://app.example.com',
}

test('fills in the values that are given, and marks those that are not', () => {
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

test('explain gives each current message of an engine its code', () => {
  const current = listMessages(VALUES).filter(
    ({ engine, until, isTranslated }) =>
      until === null && !isTranslated && engine !== null && engine !== 'server',
  )
  const found = current.filter(({ text, code }) => explain(text).some((one) => one.code === code))
  expect(current.length).toBeGreaterThan(200)
  expect(found.length / current.length).toBeGreaterThan(0.9)
})

test('knows which messages are older, and which are in other languages', () => {
  const all = listMessages()
  expect(all.filter(({ until }) => until !== null).length).toBeGreaterThan(50)
  expect(all.filter(({ isTranslated }) => isTranslated).length).toBeGreaterThan(100)
})
