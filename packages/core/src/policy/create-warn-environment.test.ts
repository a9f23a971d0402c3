import { describe, expect, test, vi } from 'vitest'
import { loadIn, recordWarnings } from './create-warn.test-util.ts'
import { actual, APP, EVIL } from './policy.test-util.ts'

const lines = recordWarnings()

describe('warnings in production and in tests', () => {
  test.each(['production', 'test'])(
    'a denial is not printed (NODE_ENV: %s)',
    async (environment) => {
      const { createCors } = await loadIn(environment)
      const policy = createCors({ origin: APP, credentials: true })
      for (const origin of [EVIL, 'null', 'nonsense']) void policy.decide(actual(origin))
      void createCors({ origin: () => true, credentials: true }).decide(actual())
      expect(lines).toEqual([])
    },
  )

  test('a defect of the application is printed once for each policy and reason', async () => {
    const { createCors } = await loadIn('production')
    const failing = (): boolean => {
      throw new Error('no\n database')
    }
    const policy = createCors({ origin: failing })
    for (let i = 0; i < 3; i++) void policy.decide(actual())
    void createCors({ origin: failing }).decide(actual())
    void createCors({ origin: (() => 1) as never }).decide(actual())
    expect(lines).toEqual([
      expect.stringMatching(
        /^webcors: the policy at create-warn-environment\.test\.ts:\d+ denied a page because its predicate failed: Error: no database\. npx webcors explain predicate-failed$/,
      ),
      expect.stringContaining('its predicate failed'),
      expect.stringContaining('neither true nor false'),
    ])
  })

  test('a nested policy is reported', async () => {
    const { withCors } = await loadIn('production')
    const inner = withCors(() => new Response(), { origin: APP })
    const outer = withCors((request: Request) => inner(request), { origin: APP })
    await outer(new Request('https://api.example/', { headers: { Origin: APP } }))
    expect(lines).toEqual([expect.stringContaining('met another policy on the same request')])
  })

  test('a failed selection is reported', async () => {
    const { withCors } = await loadIn('production')
    const wrapped = withCors(
      () => new Response(),
      () => ({ origin: APP }) as never,
    )
    await wrapped(new Request('https://api.example/', { headers: { Origin: APP } }))
    expect(lines).toEqual([
      expect.stringMatching(
        /^webcors: the policy at create-warn-environment\.test\.ts:\d+ could not be selected, so nobody is allowed: /,
      ),
    ])
  })
})

describe('warnings if the environment cannot be read', () => {
  test('a denial is not printed if there is no process', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP })
    vi.stubGlobal('process', undefined)
    void policy.decide(actual(EVIL))
    vi.stubGlobal('process', {})
    void policy.decide(actual('https://other.example'))
    vi.unstubAllGlobals()
    expect(lines).toEqual([])
  })

  test.each([
    ['granted', 1],
    ['prompt', 0],
    ['denied', 0],
  ])(
    'Deno is not asked for a permission: if its state is %s, %i lines are printed',
    async (state, count) => {
      const { createCors } = await loadIn('development')
      const querySync = vi.fn<(descriptor: object) => object>(() => ({ state }))
      vi.stubGlobal('Deno', { permissions: { querySync } })
      void createCors({ origin: APP }).decide(actual(EVIL))
      vi.unstubAllGlobals()
      expect(querySync.mock.calls).toEqual([[{ name: 'env', variable: 'NODE_ENV' }]])
      expect(lines).toHaveLength(count)
    },
  )
})
