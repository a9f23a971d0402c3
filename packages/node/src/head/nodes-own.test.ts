import { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'

const { prototype } = ServerResponse
const { writeHead, end } = prototype

afterEach(() => {
  Object.assign(prototype, { writeHead, end })
})

/** What a new copy of the module finds with its first request. */
async function find(): Promise<object> {
  vi.resetModules()
  const { nodesOwn } = await import('./nodes-own.js')
  return nodesOwn()
}

const apply = (method: (...args: never[]) => unknown, self: unknown, args: unknown[]): never =>
  Reflect.apply(method, self, args) as never

/** The ways in which agents wrap a method. */
const WRAPPERS: Readonly<
  Record<string, <F extends (...args: never[]) => unknown>(method: F) => F>
> = {
  'a function': (method) =>
    function (this: unknown, ...args: never[]) {
      return apply(method, this, args)
    } as never,
  'a function of the same name': (method) => {
    const wrapper = function (this: unknown, ...args: never[]): unknown {
      return apply(method, this, args)
    }
    return Object.defineProperty(wrapper, 'name', { value: method.name }) as never
  },
  'a proxy': (method) =>
    new Proxy(method, { apply: (target, self, args) => apply(target, self, args) }),
  'code without a file': (method) =>
    new Function('method', 'return function (...args) { return method.apply(this, args) }')(method),
  'a function that catches everything': (method) =>
    function (this: unknown, ...args: never[]) {
      try {
        return apply(method, this, args)
      } catch {
        return this
      }
    } as never,
  'a function that throws an error of its own': () =>
    function () {
      throw new Error('no request')
    } as never,
  'a function that throws what is not an error': () =>
    function () {
      throw 'no request'
    } as never,
}

test('Node’s own methods are found', async () => {
  expect(await find()).toEqual({ writeHead, end })
})

describe.each(Object.entries(WRAPPERS))('%s around a method', (_, wrap) => {
  test('is noticed', async () => {
    prototype.writeHead = wrap(writeHead)
    expect(await find()).toEqual({ writeHead: null, end })
    Object.assign(prototype, { writeHead, end: wrap(end) })
    expect(await find()).toEqual({ writeHead, end: null })
  })
})

test('a wrapper around the method that writes the lines of a head is noticed', async () => {
  const inner = prototype as unknown as { _storeHeader?: (...args: never[]) => unknown }
  const { _storeHeader } = inner
  inner._storeHeader = (WRAPPERS['a function'] as (method: unknown) => never)(_storeHeader)
  const found = await find()
  delete inner._storeHeader
  expect(found).toEqual({ writeHead: null, end })
})

test('a program that formats stacks itself changes nothing, and keeps its formatting', async () => {
  const { prepareStackTrace, stackTraceLimit } = Error
  const format = (): string => 'formatted'
  Object.assign(Error, { prepareStackTrace: format, stackTraceLimit: 1 })
  const found = await find()
  const after = [Error.prepareStackTrace, Error.stackTraceLimit]
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  expect(found).toEqual({ writeHead, end })
  expect(after).toEqual([format, 1])
})
