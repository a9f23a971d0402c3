import { describe, expect, test, vi } from 'vitest'
import type { CorsReason } from '../index.ts'
import { loadIn, recordWarnings } from './create-warn.test-util.ts'
import { actual, APP, decideNow, EVIL } from './policy.test-util.ts'

const lines = recordWarnings()

/** Loads a new copy of core, in which no policy knows the place of its creation. */
async function loadWithoutPlaces(environment: string): ReturnType<typeof loadIn> {
  // As on an engine whose errors have no stack that names files.
  const engine = Error as unknown as { captureStackTrace: () => void }
  vi.spyOn(engine, 'captureStackTrace').mockImplementation(() => {})
  return loadIn(environment)
}

describe('the whole text of a warning', () => {
  test('has no place if the engine does not say where the policy was created', async () => {
    const { createCors } = await loadWithoutPlaces('development')
    void createCors({ origin: APP }).decide(actual(EVIL))
    expect(lines).toEqual([
      `webcors: ${EVIL} is denied by the policy. To allow it, add it to origin. npx webcors explain origin-not-allowed`,
    ])
  })

  test('has no error if the predicate did not fail with one', async () => {
    const { createCors } = await loadWithoutPlaces('production')
    void createCors({ origin: (() => 1) as never }).decide(actual())
    expect(lines).toEqual([
      'webcors: the policy denied a page because its predicate answered neither true nor false. Return a boolean. npx webcors explain predicate-not-boolean',
    ])
  })

  test('ends with one command, even if the error is about options', async () => {
    const { createCors } = await loadWithoutPlaces('production')
    const predicate = (): boolean => {
      createCors({ origin: 'null' } as never)
      return true
    }
    void createCors({ origin: predicate }).decide(actual())
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /^webcors: the policy denied a page because its predicate failed: CorsOptionsError: Invalid CORS options: - Cannot allow origin "null": /,
    )
    expect(lines[0]?.split('npx webcors explain').slice(1)).toEqual([' predicate-failed'])
  })

  test('does not name an origin or a host that the request does not have', async () => {
    const { createCors } = await loadWithoutPlaces('development')
    const policy = createCors({
      origin: APP,
      crossOriginProtection: true,
      allowedHosts: ['localhost'],
    })
    void policy.decide({ ...actual(null), host: null })
    const post = actual(null, { method: 'POST', host: 'localhost', fetchSite: 'cross-site' })
    void policy.decide(post)
    expect(lines).toEqual([
      'webcors: a Host that is not well-formed is refused by the policy. To allow it, add it to allowedHosts. npx webcors explain host-not-allowed',
      'webcors: a request of another origin, without the header Origin, is refused by crossOriginProtection of the policy. Browsers send the header with such requests: find out what removes it, such as a proxy. npx webcors explain cross-origin-refused',
    ])
  })
})

describe('the reason of a reported decision', () => {
  test('an allowed request without a reason is not printed', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP })
    policy.report(decideNow(policy, actual()), actual())
    expect(lines).toEqual([])
  })

  test('a defect is printed in production after an origin has been denied', async () => {
    const { createCors } = await loadIn('production')
    void createCors({ origin: APP }).decide(actual(EVIL))
    void createCors({ origin: (() => 1) as never }).decide(actual())
    expect(lines).toEqual([expect.stringContaining('neither true nor false')])
  })

  test.each<CorsReason>([
    'origin-not-allowed',
    'origin-null',
    'origin-malformed',
    'headers-replaced',
  ])('the reason %s is not printed in production, even after other denials', async (reason) => {
    const { createCors } = await loadIn('production')
    const policy = createCors({ origin: APP })
    void policy.decide(actual(EVIL))
    const decision = { ...decideNow(policy, actual(EVIL)), reason, replaced: ['vary'] }
    policy.report(decision, actual(EVIL))
    expect(lines).toEqual([])
  })
})

test('a predicate is not asked about a random origin before the first request with an origin', async () => {
  const { createCors } = await loadIn('development')
  const asked = vi.fn<(origin: string) => boolean>(() => true)
  const policy = createCors({ origin: asked, credentials: true })
  void policy.decide(actual(null))
  expect(asked).not.toHaveBeenCalled()
  void policy.decide(actual())
  expect(asked).toHaveBeenCalledTimes(2)
})
