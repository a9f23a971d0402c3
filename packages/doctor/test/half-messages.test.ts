import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { CHROMIUM_MESSAGES } from '../src/tables/chromium.js'
import { FIREFOX_MESSAGES } from '../src/tables/firefox.js'
import { formatMessage } from '../src/tables/message-template.js'
import { reasonOf } from '../src/explain/recognized.js'
import { WEBKIT_MESSAGES } from '../src/tables/webkit.js'

const VALUES: Readonly<Record<string, string>> = {
  kind: 'fetch',
  api: 'Fetch API',
  url: 'https://api.example.com/orders',
  page: 'https://app.example.com/',
  location: 'https://user:pass@api.example.com/',
  origin: 'https://app.example.com',
  value: 'https://other.example',
  status: '404',
  header: 'x-cart',
  method: 'PATCH',
  space: 'local',
  target: 'loopback',
  token: 'b@d',
  schemes: 'http, https',
  verb: 'run',
}
const MESSAGES = [...CHROMIUM_MESSAGES, ...FIREFOX_MESSAGES, ...WEBKIT_MESSAGES]

/** Each printed message in two parts: the text before the reason, and the reason. */
const ROWS = MESSAGES.map((message) => {
  const reason = reasonOf(message.template)
  const [before = ''] = message.template.split(reason.replace(/^Reason: /, ''))
  const write = (template: string): string => formatMessage(template, VALUES)
  return { ...message, before: write(before).trim(), reasonText: write(reason) }
})
const codesOf = (text: string): string[] => explain(text).map(({ code }) => code)

test.each(ROWS.filter(({ before }) => before !== ''))(
  'explain finds no cause in the sentence before the reason: $engine $id',
  ({ before }) => expect(codesOf(before)).toEqual(['unspecified']),
)

describe.each(ROWS)(
  'the reason $id of $engine without the text before it',
  ({ reason, reasonText }) => {
    // Two words of Firefox's shortest reason are too few to recognize it, so the word before them stays.
    const text = reasonText.startsWith('CORS disabled') ? `Reason: ${reasonText}` : reasonText
    const inner = text.replace(/\)\..*/, '')

    test.each([text, inner, inner.replaceAll("'", '’')])(
      'explain recognizes the reason: %s',
      (half) => {
        expect(codesOf(half)).toEqual([reason])
      },
    )
  },
)

/** Removes URLs, because they are not part of the wording. */
const wordsIn = (text: string): string[] => text.split(' ').filter((word) => !word.includes('://'))
const HALVES = ROWS.map((row) => {
  const words = row.reasonText.split(' ')
  const most = wordsIn(row.reasonText).join(' ').length
  const halves = words
    .flatMap((_, at) => [words.slice(0, at).join(' '), words.slice(at).join(' ')])
    .filter((half) => wordsIn(half).length >= 6 && wordsIn(half).join(' ').length >= most / 2)
  return { ...row, halves }
}).filter(({ halves }) => halves.length > 0)

test('most reasons are long enough to be halved', () => {
  expect(HALVES.length / ROWS.length).toBeGreaterThan(0.8)
})

test.each(HALVES)(
  'explain finds no other cause in half of the reason $id of $engine',
  ({ reason, halves }) => {
    const codes = halves.map((half) => [half, codesOf(half)] as const)
    const isRight = (found: readonly string[]): boolean =>
      found.length === 1 && [reason, 'unspecified'].includes(found[0] ?? '')
    expect(codes.filter(([, found]) => !isRight(found))).toEqual([])
    expect(codes.some(([, [found]]) => found === reason)).toBe(true)
  },
)

test.each([
  'I set the Access-Control-Allow-Origin header in nginx, and it works now',
  'The value of the Access-Control-Allow-Origin header should be the origin of the page',
  'Inline scripts are not allowed by the policy of this page',
  'This request has been blocked because of its body',
  'the server does not have the header that I want',
  'Please add the header to the response of the server',
])('explain finds nothing in ordinary text: %s', (text) => {
  expect(explain(text)).toEqual([])
})

test('explain adds the values of the surrounding text to a part of a message', () => {
  expect(
    explain(
      "Access to XMLHttpRequest at 'https://api.example.com/a' from origin 'https://app.example.com' has been blocked by CORS policy: … is not allowed by Access-Control-Allow-Headers in preflight response.",
    ),
  ).toMatchObject([
    {
      engine: 'chromium',
      code: 'preflight-header-not-allowed',
      phase: 'preflight',
      values: { url: 'https://api.example.com/a', origin: 'https://app.example.com' },
    },
  ])
})
