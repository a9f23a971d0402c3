import { expect, test } from 'vitest'
import { deviationOf } from '../src/rule/deviation-of.ts'
import type { Pair } from '../src/rule/generate-pairs.ts'
import type { Deed } from '../src/rule/policy.ts'

function pairOf(deed: Partial<Deed>): Pair {
  return {
    id: 1,
    policyId: 1,
    policy: { origin: '*', credentials: false, methods: ['PUT'] },
    deed: {
      origin: 'https://app.example.com',
      api: 'fetch',
      method: 'GET',
      headers: [],
      credentials: 'omit',
      body: null,
      upload: false,
      times: 2,
      ...deed,
    },
    status: 200,
    isKept: false,
    kind: 'text',
  }
}

const SOME = { status: 200, readable: [] }
const once = { got: [SOME, SOME], preflights: 1 }
const twice = { got: [SOME, SOME], preflights: 2 }
const never = { got: [SOME, SOME], preflights: 0 }

test('each deviation belongs to one engine, and has one kind', () => {
  const head = pairOf({ method: 'HEAD', headers: [['X-A', '1']] })
  expect(deviationOf('firefox', head, once, twice)).toContain('HEAD')
  expect(deviationOf('chromium', head, once, twice)).toBeNull()
  const nobody = pairOf({ origin: 'null', method: 'PUT' })
  expect(deviationOf('chromium', nobody, once, twice)).toContain('opaque')
  expect(deviationOf('webkit', nobody, once, twice)).toBeNull()
  const listener = pairOf({ api: 'XMLHttpRequest', upload: true })
  expect(deviationOf('chromium', listener, once, never)).toContain('upload')
  expect(deviationOf('firefox', listener, once, never)).toBeNull()
})

test('deviationOf excuses a wrong result for the page only for fonts in WebKit', () => {
  const denied = { got: ['nothing' as const], preflights: 0 }
  const loaded = { got: ['something' as const], preflights: 0 }
  const font = pairOf({ api: 'font', times: 1 })
  expect(deviationOf('webkit', font, denied, loaded)).toContain('fonts')
  expect(deviationOf('firefox', font, denied, loaded)).toBeNull()
  expect(deviationOf('webkit', font, loaded, denied)).toBeNull()
  expect(deviationOf('webkit', { ...font, status: 404 }, denied, loaded)).toBeNull()
  const image = pairOf({ api: 'image', times: 1 })
  expect(deviationOf('webkit', image, denied, loaded)).toBeNull()
})

test('deviationOf is null for a verdict that follows the rule', () => {
  expect(deviationOf('firefox', pairOf({ method: 'HEAD' }), once, once)).toBeNull()
})
