import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Source } from '../src/source/source.js'
import { changed, planFiles } from './project.test-util.js'

/** Options of the `cors` package as source text, with the options of webcors that they become. */
const ORIGIN = [`origin: 'https://a.example'`, { origin: 'https://a.example' }] as const
const OPTIONS: readonly (readonly [given: string, becomes: object])[] = [
  ORIGIN,
  [`'methods': 'GET,PUT'`, { methods: ['GET', 'PUT'] }],
  [`optionsSuccessStatus: 200`, { preflightStatus: 200 }],
  [`preflightContinue: false`, {}],
  [`credentials: !0`, { credentials: true }],
  [`maxAge: '60'`, { maxAge: 60 }],
  [`headers: ['X-A', "X-B"]`, { allowedHeaders: ['X-A', 'X-B'] }],
  [`exposedHeaders: ('X-C')`, { exposedHeaders: ['X-C'] }],
]
const ALWAYS = { origin: '*', methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'] }
const BLANKS = ['', ' ', '\n', '\n    ', '\t', ' /* , } */ ', ' // , }\n', '\r\n  ']

const blank = fc.constantFrom(...BLANKS)
const object = fc
  .shuffledSubarray(OPTIONS.slice(1))
  // Options with credentials need an origin.
  .chain((options) => fc.shuffledSubarray([ORIGIN, ...options], { minLength: options.length + 1 }))
  .chain((options) => {
    const minLength = options.length + 1
    const blanks = fc.array(fc.tuple(blank, blank), { minLength, maxLength: minLength })
    return fc.record({ options: fc.constant(options), blanks, hasComma: fc.boolean() })
  })

test('planMigration writes the right options for any commas, line breaks and comments between options', () => {
  fc.assert(
    fc.property(object, ({ options, blanks, hasComma }) => {
      const parts = options.map(([given], index) => {
        const [before = '', after = ''] = blanks[index] ?? []
        const isLast = index === options.length - 1
        return `${before}${given}${after}${isLast && !hasComma ? '' : ','}`
      })
      const given = `{${parts.join('')}${blanks.at(-1)?.[0] ?? ''}}`
      const text = `import cors from 'cors'\napp.use(cors(${given}))\n`
      const after = changed(planFiles({ 'app.js': text }))['app.js'] ?? ''
      const written = /cors\(([^]*)\)\)\n$/.exec(after)?.[1] ?? ''
      expect(() => new Source({ path: 'app.js', text: after })).not.toThrow()
      expect(evaluated(written)).toEqual(
        Object.assign({ ...ALWAYS }, ...options.map(([, becomes]) => becomes)),
      )
    }),
    { numRuns: 300 },
  )
})

function evaluated(text: string): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval -- the migration has just written the text
  return new Function(`return (${text})`)()
}
