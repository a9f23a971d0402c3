import { expect, test, vi } from 'vitest'
import { lint } from '../src/lint/lint-options.js'
import { APP } from './lint.test-util.js'

test('lint prints no warning about the origins that it makes up (NODE_ENV is unset)', async () => {
  vi.stubEnv('NODE_ENV', undefined)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const onDecision = vi.fn<() => void>()
  await lint({ origin: (origin: string) => origin === APP, onDecision }, { origins: [APP] })
  expect(warn).not.toHaveBeenCalled()
  expect(onDecision).not.toHaveBeenCalled()
  vi.unstubAllEnvs()
})
