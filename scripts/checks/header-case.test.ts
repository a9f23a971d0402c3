import { expect, test } from 'vitest'
import { headerCase } from './header-case.ts'
import { violations } from './violations.test-util.ts'

const check = (source: string, path = 'core/src/a.ts') =>
  violations(headerCase, {
    [`packages/${path.split('/')[0]}/package.json`]: {},
    [`packages/${path}`]: source,
  })

test.each([
  [
    'access-control-allow-origin',
    'Access-Control-Allow-Origin',
    `set('access-control-allow-origin')`,
  ],
  ['ACCESS-CONTROL-MAX-AGE', 'Access-Control-Max-Age', `set('ACCESS-CONTROL-MAX-AGE')`],
  ['VARY', 'Vary', `set('VARY')`],
  ['Etag', 'ETag', `set('Etag')`],
  ['content-type', 'Content-Type', 'const text = `the content-type of ${name}`'],
  ['sec-fetch-site', 'Sec-Fetch-Site', `const headers = { 'sec-fetch-site': 1 }`],
])('%s is refused for %s', (found, canonical, source) => {
  const message = `write the header name "${found}" as "${canonical}"`
  expect(check(source)).toEqual([`packages/core/src/a.ts:1 ${message}`])
})

test.each([
  ['the canonical case', `set('Access-Control-Allow-Origin', 'Vary', 'Origin')`],
  ['an option of the same name', `const path = ['origin']`],
  ['a word of a sentence', `const text = 'The ORIGIN of a page, the host, the date'`],
  ['a comment', '// access-control-allow-origin'],
])('%s is fine', (_, source) => {
  expect(check(source)).toEqual([])
})

test('an adapter may use lower case only to look up headers that its host keeps so', () => {
  expect(check(`const value = headers['sec-fetch-site']`, 'node/src/a.ts')).toEqual([])
  expect(check(`const text = 'no sec-fetch-site'`, 'node/src/a.ts')).toHaveLength(1)
  expect(check(`const value = headers['Sec-fetch-Site']`, 'node/src/a.ts')).toHaveLength(1)
})

test('tests, the cases and the tables of the standard are exempt', () => {
  const source = `const name = 'access-control-allow-origin'`
  expect(check(source, 'core/src/a.test.ts')).toEqual([])
  expect(check(source, 'core/src/protocol/header-names.ts')).toEqual([])
  expect(check(source, 'conformance/src/cases.ts')).toEqual([])
})
