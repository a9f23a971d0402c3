import { expect, test } from 'vitest'
import * as core from './index.ts'

test('the package exports exactly these functions and classes', () => {
  const names = Object.entries(core).map(([name, value]) => `${name}: ${typeof value}`)
  expect(names.toSorted()).toMatchInlineSnapshot(`
    [
      "CorsOptionsError: function",
      "createCors: function",
      "originsFrom: function",
      "validateCorsOptions: function",
      "withCors: function",
    ]
  `)
})
