import { describe, expect, test } from 'vitest'
import { createCors, withCors } from '../index.ts'
import { APP, optionsErrorOf } from '../policy/policy.test-util.ts'
import { noPolicyError } from './validate-hooks.ts'

const handler = (): Response => new Response()
const policy = createCors({ origin: APP })
const select = (): typeof policy => policy
const issuesFor = (source: unknown, hooks: unknown) =>
  optionsErrorOf(() => withCors(handler, source as never, hooks as never)).issues

describe('hooks of a wrapper', () => {
  const wrap = (hooks: unknown) => issuesFor({ origin: APP }, hooks)

  test.each<readonly [shown: string, hooks: unknown]>([
    ['null', null],
    ['the string "log"', 'log'],
    ['true', true],
    ['a function', () => {}],
  ])('%s is refused as hooks', (shown, hooks) => {
    expect(wrap(hooks)).toEqual([
      {
        code: 'options-invalid',
        path: [],
        value: hooks,
        message: `Cannot read hooks from ${shown}: hooks are an object. Write { onDecision, onError }, or leave the argument out.`,
        fix: 'Write { onDecision, onError }, or leave the argument out.',
      },
    ])
  })

  test('a hook that is not a function and a hook that does not exist are reported at once', () => {
    expect(wrap({ onDecision: 1, onError: 'x', onErorr: () => {} })).toMatchObject([
      { code: 'option-unknown', path: ['onErorr'], fix: 'Did you mean "onError"?' },
      { code: 'option-type', path: ['onDecision'], value: 1 },
      { code: 'option-type', path: ['onError'], value: 'x' },
    ])
  })

  test('undefined hooks count as absent', () => {
    expect(() => withCors(handler, { origin: APP }, undefined as never)).not.toThrow()
    const hooks = { onDecision: undefined, onError: undefined }
    expect(() => withCors(handler, { origin: APP }, hooks as never)).not.toThrow()
  })
})

describe('the hook vary', () => {
  test('is accepted with request header names if a function selects the policy', () => {
    expect(() => withCors(handler, select, { vary: ['X-Tenant', 'Cookie'] })).not.toThrow()
    expect(() => withCors(handler, select, { vary: [] })).not.toThrow()
  })

  test.each<readonly [shown: string, vary: unknown]>([
    ['the string "X-Tenant"', 'X-Tenant'],
    ['an Array', ['X Tenant']],
    ['an Array', [1]],
    ['an Array', ['']],
    ['null', null],
    ['an object', {}],
  ])('is refused with %s, which is not a list of header names', (shown, vary) => {
    const fix = "Write vary: ['X-Tenant']."
    expect(issuesFor(select, { vary })).toEqual([
      {
        code: 'vary-invalid',
        path: ['vary'],
        value: vary,
        message: `Cannot add ${shown} to Vary: it must be a list of header names. ${fix}`,
        fix,
      },
    ])
  })

  test('is refused if no function selects a policy, because it would have no effect', () => {
    for (const source of [policy, { origin: APP }]) {
      expect(issuesFor(source, { vary: ['X-Tenant'] })).toMatchObject([
        {
          code: 'vary-invalid',
          message:
            'Cannot add an Array to Vary: the hook names the request headers that a selecting function reads, and no function selects here. Remove it.',
          fix: 'Remove it.',
        },
      ])
    }
  })
})

test('onDecision can be null, which silences warnings', () => {
  expect(() => withCors(handler, policy, { onDecision: null })).not.toThrow()
})

describe('the error for a selecting function that does not return a policy', () => {
  test('says that createCors must be called once, outside of the function', () => {
    expect(noPolicyError({ origin: APP }).message).toBe(
      'Cannot select an object as the policy: it looks like options. Call createCors once, outside of the function, and return the policy that it makes.',
    )
  })

  test.each<readonly [selected: unknown, shown: string]>([
    [null, 'null'],
    [false, 'false'],
    ['*', 'the string "*"'],
    [{}, 'an object'],
    [[APP], 'an Array'],
  ])('says which values can replace %j', (selected, shown) => {
    expect(noPolicyError(selected).message).toBe(
      `Cannot select ${shown} as the policy: it is not a policy. Return a policy that createCors made, or undefined for none.`,
    )
  })
})
