import { expect, test, vi } from 'vitest'
import { cors } from './cors.js'

test('app.use(cors), which is not called, hands its host an error that says what to write', () => {
  // As in JavaScript.
  const uncalled = cors as unknown as ReturnType<typeof cors>
  const next = vi.fn<(error?: unknown) => void>()
  uncalled({} as never, {} as never, next)
  expect(next.mock.calls).toEqual([[expect.any(TypeError)]])
  expect(String(next.mock.lastCall?.[0])).toMatch(
    / Write app\.use\(cors\(\{ origin: '.+' \}\)\)\.$/,
  )
})
