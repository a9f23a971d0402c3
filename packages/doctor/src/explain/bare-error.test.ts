import { describe, expect, test } from 'vitest'
import { explain } from './explain.js'

describe('the message of an error without its name', () => {
  test.each([
    ['Failed to fetch', 'chromium', 'unspecified'],
    ['  "Failed to fetch"\n', 'chromium', 'unspecified'],
    ['Uncaught (in promise) Failed to fetch', 'chromium', 'unspecified'],
    ['error: Failed to fetch', 'chromium', 'unspecified'],
    ["message: 'Failed to fetch'", 'chromium', 'unspecified'],
    ['app.js:12 Failed to fetch', 'chromium', 'unspecified'],
    ['Failed to fetch\n    at load (app.js:12:3)', 'chromium', 'unspecified'],
    ['Login failed: Load failed', 'webkit', 'unspecified'],
    ['Load failed', 'webkit', 'unspecified'],
    ['err.message = Network Error', null, 'unspecified'],
    ['Network Error', null, 'unspecified'],
    ['fetch failed', 'node', 'network-error'],
    ['Network request failed', 'react-native', 'network-error'],
  ] as const)('is explained as the whole message is: %j', (text, engine, code) => {
    expect(explain(text)).toMatchObject([{ engine, code }])
  })

  test('has the URL that the rest of the text names', () => {
    expect(explain('GET https://api.example.com/orders\nerror: Failed to fetch')).toMatchObject([
      { code: 'unspecified', values: { url: 'https://api.example.com/orders' } },
    ])
  })

  test.each([
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/noble/InRelease',
    'error: failed to fetch https://github.com/a/b',
    'Failed to fetch the list of users',
    'npm error fetch failed',
    'The image Load failed',
    'fatal: unable to access: network error',
    'Load failed: no such file',
    'Retry after a Network Error',
  ])('is not found in other text: %s', (text) => {
    expect(explain(text)).toEqual([])
  })
})
