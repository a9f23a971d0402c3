import { describe, expect, test } from 'vitest'
import { CorsOptionsError, createCors } from '../index.ts'
import { optionsErrorOf } from '../policy/policy.test-util.ts'
import { captureStack, withCallerStack } from './cors-options-error.ts'

const firstFrame = ({ stack = '' }: { readonly stack?: string }): string =>
  stack.split('\n').find((line) => /^\s+at /.test(line)) ?? ''

/** A function of this package, as an application calls it. */
function entry(thrown: unknown): void {
  withCallerStack(entry, () => {
    throw thrown
  })
}

describe('the stack of an error', () => {
  test('begins where the application called this package', () => {
    const error = optionsErrorOf(() => createCors({ origin: 'null' } as never))
    expect(firstFrame(error)).toContain('with-caller-stack.test.ts')
    const policy = createCors({ origin: '*' })
    const later = optionsErrorOf(() => policy.reconfigure({ origin: 'null' } as never))
    expect(firstFrame(later)).toContain('with-caller-stack.test.ts')
  })

  test('is not changed if the error is not about options', () => {
    const error = new Error('of the application')
    error.stack = 'the stack of the application'
    expect(() => entry(error)).toThrow(error)
    expect(error.stack).toBe('the stack of the application')
  })

  test('is left out by engines without Error.captureStackTrace', () => {
    const engine = Error as { captureStackTrace?: unknown }
    const { captureStackTrace } = engine
    const place: { stack?: string } = {}
    try {
      delete engine.captureStackTrace
      captureStack(place, entry)
    } finally {
      engine.captureStackTrace = captureStackTrace
    }
    expect(place).toEqual({})
  })
})

test('a value that is not an error is thrown on', () => {
  let thrown: unknown
  try {
    entry(null)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeNull()
})

test('the message of an error without issues has one line', () => {
  expect(new CorsOptionsError([]).message).toBe('Invalid CORS options:')
})
