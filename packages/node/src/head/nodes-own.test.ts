import { ServerResponse } from 'node:http'
import { runInThisContext } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'

type Method = (this: ServerResponse, ...args: unknown[]) => unknown
const prototype = ServerResponse.prototype as unknown as Record<string, Method>
const { writeHead, end } = prototype as Record<'writeHead' | 'end', Method>

afterEach(() => {
  Object.assign(prototype, { writeHead, end })
})

/** What a new copy of the module finds with its first request. */
async function find(): Promise<object> {
  vi.resetModules()
  const { nodesOwn } = await import('./nodes-own.js')
  return nodesOwn()
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
  'a function that throws what is not an error': () => () => {
    // oxlint-disable-next-line no-throw-literal -- it is what is tested
    throw 'no request'
  },
}

test('Node’s own methods are found', async () => {
  expect(await find()).toEqual({ writeHead, end })
})

describe.each(Object.entries(WRAPPERS))('%s around a method', (_, wrap) => {
  test('is noticed', async () => {
    prototype['writeHead'] = wrap(writeHead)
    expect(await find()).toEqual({ writeHead: null, end })
    prototype['writeHead'] = writeHead
    prototype['end'] = wrap(end)
    expect(await find()).toEqual({ writeHead, end: null })
  })
})

test('a wrapper around the method that writes the lines of a head is noticed', async () => {
  const name = '_storeHeader'
  prototype[name] = (WRAPPERS['a function'] as (method: unknown) => Method)(prototype[name])
  const found = await find()
  delete prototype[name]
  expect(found).toEqual({ writeHead: null, end })
})

test('a program that formats stacks itself changes nothing, and keeps its formatting', async () => {
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
