import { describe, expect, test } from 'vitest'
import { ask } from './diagnose.test-util.js'
import { PREFLIGHT_MISTAKES } from './preflight-mistakes.test-util.js'
import { RESPONSE_MISTAKES } from './response-mistakes.test-util.js'

const MISTAKES = [...PREFLIGHT_MISTAKES, ...RESPONSE_MISTAKES]

describe(`${MISTAKES.length} servers with a real mistake`, () => {
  test.each(MISTAKES)(
    'the first finding for $name is $code',
    async ({ start, asked, code, says }) => {
      const { findings } = await ask(await start(), asked)
      expect(findings[0]?.code).toBe(code)
      expect(findings[0]?.message).toMatch(says ?? /./)
    },
  )
})
