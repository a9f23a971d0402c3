import { expect, test } from 'vitest'
import * as core from './index.js'

test('the names that this package exports', () => {
  const names = Object.entries(core).map(([name, value]) => `${name}: ${typeof value}`)
  expect(names.toSorted()).toMatchInlineSnapshot(`
    [
      "CorsOptionsError: function",
      "chain: function",
      "checkHandler: function",
      "createCors: function",
      "createSelect: function",
      "isCorsResponseHeaderName: function",
      "markWrapped: function",
      "mergeVary: function",
      "originsFrom: function",
      "readCorsRequest: function",
      "respond: function",
      "stageResponse: function",
      "validateCorsOptions: function",
      "withCors: function",
    ]
  `)
})
