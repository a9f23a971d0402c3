import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CorsOptions } from '@webcors/core'
import { type ExportOptions, exportPolicy, findDrift } from '@webcors/gateways'
import { canCheck, CHECKERS } from '../src/checkers.ts'
import { CHOSEN, GATEWAYS, IS_FULL } from '../src/gateways.ts'
import { sendDrift } from '../src/send-drift.ts'
import { startExported } from '../src/start-exported.ts'
import { startUpstream, type Upstream } from '../src/upstream.ts'

/**
 * The number of policies for each checker, in the full run and in the ordinary one. Varnish
 * compiles C for each policy.
 */
const RUNS = IS_FULL ? 40 : 6

const ACCEPT = [
  'origin-left-out',
  'method-left-out',
  'options-answered',
  'own-headers-doubled',
  'unlisted-method-bare',
] as const satisfies ExportOptions['accept']

/**
 * Names of all characters that names can have. Characters that are syntax in some configuration
 * occur more often.
 */
const name = fc.stringMatching(/^[!#&+.^_|~A-Z0-9-]{1,10}$/).map((text) => `X${text}Z`)
const names = fc.uniqueArray(name, {
  minLength: 1,
  maxLength: 4,
  selector: (text) => text.toLowerCase(),
})
const origins = fc.uniqueArray(
  fc.constantFrom(
    'https://app.example.com',
    'http://127.0.0.1:3000',
    'https://*.example.com',
    'https://*.example.org:*',
    'https://xn--bcher-kva.example',
    'https://my_app.example.com',
    'http://localhost:*',
    'capacitor://localhost',
    'app+x.y://a-b',
  ),
  { minLength: 1, maxLength: 5 },
)
const policies = fc.record({
  origin: origins,
  methods: names.map((list) => ['GET', 'HEAD', 'POST', ...list]),
  allowedHeaders: names,
  exposedHeaders: names,
  maxAge: fc.nat({ max: 86_400 }),
  timingAllowOrigin: fc.boolean(),
})

for (const checker of CHECKERS) {
  // The parser is not installed here: .ci/run installs it from Debian.
  test.skipIf(!canCheck(checker))(
    `the parser of ${checker.target} reads the output for hostile names`,
    () => {
      const isExact = GATEWAYS.some(({ target }) => target === checker.target)
      fc.assert(
        fc.property(policies, fc.boolean(), (policy, anyNames) => {
          const { timingAllowOrigin, methods, allowedHeaders, ...rest } = policy
          const options = {
            ...rest,
            ...(anyNames && isExact ? {} : { methods, allowedHeaders }),
            ...(isExact ? { timingAllowOrigin, crossOriginProtection: true } : {}),
          }
          const { files } = exportPolicy(options, checker.target, {
            accept: ACCEPT,
            ...GATEWAYS.find(({ target }) => target === checker.target)?.exportOptions,
          })
          expect(checker.check(files)).toBe('')
        }),
        { numRuns: RUNS },
      )
    },
    300_000,
  )
}

describe('a real server', () => {
  let upstream: Upstream
  beforeAll(async () => {
    upstream = await startUpstream()
  })
  afterAll(() => upstream.close())

  const options: CorsOptions = {
    origin: ['https://my_app.example.com', 'app+x.y://a-b', 'https://*.a-b.example:*'],
    methods: ['GET', 'X-!#&+.^_|~', '#', 'A&&B', 'AR|BC', '~X', '!Y'],
    allowedHeaders: ['x-!#&+.^_|~', '#h', 'a&b', '|', '!z', '~', '+1'],
    exposedHeaders: ['Y-!#&+.^_|~', '&amp', '#'],
  }
  test.each(CHOSEN.map((gateway) => [gateway.name, gateway] as const))(
    'hostile names have the same effect on %s as in core',
    async (_, gateway) => {
      const running = await startExported(gateway, options, upstream.port)
      try {
        expect((await findDrift(options, `${running.url}/ok`, sendDrift)).findings).toEqual([])
      } finally {
        await running.close()
      }
    },
  )
})
