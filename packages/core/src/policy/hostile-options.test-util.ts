import * as fc from 'fast-check'
import { boom } from './hostile.test-util.ts'
import { APP } from './policy.test-util.ts'

/**
 * Makes a proxy whose traps all throw, including those that `Array.isArray` and `instanceof` call.
 */
function throwing(target: object): object {
  return new Proxy(target, new Proxy({}, { get: () => boom }))
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

function cyclic(): object {
  const list: unknown[] = []
  const object: Record<string, unknown> = { list, origin: list }
  list.push(object, list)
  object['self'] = object
  return object
}

function sparse(): unknown[] {
  const list: unknown[] = [APP]
  list[1000] = APP
  return list
}

class Instance {
  readonly origin = APP
  get credentials(): boolean {
    return boom()
  }
}

/** Values that code can pass, and JSON cannot contain. */
const STRANGE: readonly (() => unknown)[] = [
  () => throwing({}),
  () => throwing([]),
  () => throwing(() => true),
  () => revoked({}),
  () => revoked([]),
  () => revoked(() => true),
  () => ({
    get origin(): string {
      return boom()
    },
  }),
  () => ({
    get test(): string {
      return boom()
    },
  }),
  () => [throwing({}), APP],
  () => ({ test: throwing(() => true) }),
  cyclic,
  sparse,
  () => new Instance(),
  () => Object.create(null) as object,
  () => Object.create({ origin: APP }) as object,
  () => Object.freeze({ origin: APP }),
  () => Object.freeze([APP]),
  () => ({ valueOf: boom, toString: boom, [Symbol.toPrimitive]: boom, toJSON: boom }),
  () => Array.from({ length: 1000 }, (_, i) => `https://site-${i}.example`),
  () => Array.from({ length: 1000 }, () => ({})),
  () => 'x'.repeat(1 << 20),
  () => Symbol('x'),
  () => Symbol.iterator,
  () => 2n ** 4000n,
  () => /x/g,
  () => new Set([APP]),
  () => new Map([[APP, APP]]),
  () => new URL(APP),
  () => new Date(Number.NaN),
  () => Promise.resolve(APP),
  () => new WeakMap(),
  () => new Uint8Array(10),
  () => globalThis,
  () => (): boolean => true,
  () => boom,
  () => Instance,
  () => Array,
  () => Math,
]

const sound = fc.constantFrom<unknown>(
  '*',
  APP,
  [APP, 'https://*.example.com'],
  ['http://localhost:*'],
  ['PUT', 'DELETE'],
  ['X-A'],
  [],
  true,
  false,
  undefined,
  0,
  600,
  204,
)
export const anything: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
})
// The arbitraries give functions that make values, because fast-check inspects values, and these
// values throw if inspected.
type Make = () => unknown

const made: fc.Arbitrary<Make> = fc.oneof(
  { weight: 4, arbitrary: sound.map((it) => () => it) },
  { weight: 2, arbitrary: anything.map((it) => () => it) },
  { weight: 2, arbitrary: fc.constantFrom(...STRANGE) },
)
const value: fc.Arbitrary<Make> = fc.oneof(
  { weight: 5, arbitrary: made },
  fc.array(made, { maxLength: 4 }).map((makes) => () => makes.map((make) => make())),
)

const NAMES = [
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'credentials',
  'maxAge',
  'timingAllowOrigin',
  'crossOriginProtection',
  'preflightStatus',
  'onDecision',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
]
const soundOrigin = fc
  .constantFrom<unknown>('*', APP, [APP, 'https://*.example.com'], (): boolean => true)
  .map((it) => () => it)
const name = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...NAMES) }, fc.string())
export const optionsObject: fc.Arbitrary<Make> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: soundOrigin }, value),
    fc.array(fc.tuple(name, value), { maxLength: 3 }),
  )
  .map(([origin, more]) => () => ({
    origin: origin(),
    ...Object.fromEntries(more.map(([key, make]) => [key, make()])),
  }))
export const options: fc.Arbitrary<Make> = fc.oneof({ weight: 8, arbitrary: optionsObject }, made)
