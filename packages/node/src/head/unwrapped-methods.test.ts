import { ServerResponse } from 'node:http'
import { runInThisContext } from 'node:vm'
import { afterEach, expect, test, vi } from 'vitest'

type Method = (this: ServerResponse, ...args: unknown[]) => unknown
const prototype = ServerResponse.prototype as unknown as Record<string, Method>
const { writeHead, end } = prototype as Record<'writeHead' | 'end', Method>

afterEach(() => {
  Object.assign(prototype, { writeHead, end })
})

/** Calls `unwrappedMethods` of a new copy of the module, as on its first request. */
async function find(): Promise<object> {
  vi.resetModules()
  const { unwrappedMethods } = await import('./unwrapped-methods.js')
  return unwrappedMethods()
}

/** The ways in which agents wrap a method. */
const WRAPPERS: Readonly<Record<string, (method: Method) => Method>> = {
  'a function': (method) =>
    function (...args) {
      return method.apply(this, args)
    },
  'a function of the same name': (method) => {
    const wrapper: Method = function (...args) {
      return method.apply(this, args)
    }
    return Object.defineProperty(wrapper, 'name', { value: method.name })
  },
  'a proxy': (method) =>
    new Proxy(method, { apply: (target, self, args) => Reflect.apply(target, self, args) }),
  'code without a file': (method) =>
    runInThisContext('(method) => function (...args) { return method.apply(this, args) }', {
      filename: '',
    })(method) as Method,
  'a function that catches everything': (method) =>
    function (...args) {
      try {
        return method.apply(this, args)
      } catch {
        return this
      }
    },
  'a function that throws an error of its own': () => () => {
    throw new Error('no request')
  },
  'a function that throws a text': () => () => {
    // oxlint-disable-next-line no-throw-literal -- The test needs such a value.
    throw 'no request'
  },
}

test('unwrappedMethods finds Node’s own methods', async () => {
  expect(await find()).toEqual({ writeHead, end })
})

test.each(Object.entries(WRAPPERS))(
  'unwrappedMethods is null for a method that is wrapped by %s',
  async (_, wrap) => {
    prototype['writeHead'] = wrap(writeHead)
    expect(await find()).toEqual({ writeHead: null, end })
    prototype['writeHead'] = writeHead
    prototype['end'] = wrap(end)
    expect(await find()).toEqual({ writeHead, end: null })
  },
)

test('unwrappedMethods is null for writeHead if the internal method that writes the lines is wrapped', async () => {
  const name = '_storeHeader'
  prototype[name] = (WRAPPERS['a function'] as (method: unknown) => Method)(prototype[name])
  const found = await find()
  delete prototype[name]
  expect(found).toEqual({ writeHead: null, end })
})

test('unwrappedMethods works in a program that formats stacks itself, and keeps its formatting', async () => {
  const before = Object.getOwnPropertyDescriptors(Error)
  const format = (): string => 'formatted'
  Object.assign(Error, { prepareStackTrace: format, stackTraceLimit: 1 })
  const found = await find()
  const after = Object.getOwnPropertyDescriptors(Error)
  Object.defineProperties(Error, before)
  expect(found).toEqual({ writeHead, end })
  expect(after).toMatchObject({
    prepareStackTrace: { value: format },
    stackTraceLimit: { value: 1 },
  })
})
