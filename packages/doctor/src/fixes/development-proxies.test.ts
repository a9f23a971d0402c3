import { describe, expect, test } from 'vitest'
import { explain } from '../explain/explain.js'
import { DEVELOPMENT_PROXIES } from './development-proxies.js'
import { fixPolicy } from './fix-policy.js'

describe.each(DEVELOPMENT_PROXIES)('the fix for $for', ({ for: name, where, write }) => {
  test('forwards to the origin of the URL that the message names', () => {
    const [{ fixes } = { fixes: [] }] = explain(
      "Access to fetch at 'http://127.0.0.1:5001/cart' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    )
    const code = fixes.find((fix) => fix.for === name)?.code
    expect(code).toContain('http://127.0.0.1:5001')
    expect(code).not.toContain('localhost')
  })

  test('forwards to an example if there is no URL, and says to write the address', () => {
    for (const url of [undefined, 'data:,x', "https://a'b.example/", '/orders']) {
      expect(write(fixPolicy({ url }))).toContain('http://localhost:3000')
    }
    expect(where).toContain('Write the address of the API into it.')
  })
})
