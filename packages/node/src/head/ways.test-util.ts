// Every way in which a handler can pass headers and write a head.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { expect } from 'vitest'

export type Header = readonly [name: string, value: OutgoingHttpHeader]
export type Way = (response: ServerResponse, headers: readonly Header[]) => unknown

function objectOf(headers: readonly Header[]): OutgoingHttpHeaders {
  return Object.fromEntries(headers)
}

/**
 * Calls `writeHead` with arguments that its type may forbid: the types of HTTP/2 and older types
 * have fewer forms.
 */
export function writeHead(response: ServerResponse, ...args: unknown[]): void {
  response.writeHead(...(args as [number]))
}

function setAll(response: ServerResponse, headers: readonly Header[]): void {
  for (const [name, value] of headers) response.setHeader(name, value)
}

export const WAYS: Readonly<Record<string, Way>> = {
  'setHeader, end': (res, headers) => {
    setAll(res, headers)
    res.end('hi')
  },
  'setHeader, write, end': (res, headers) => {
    setAll(res, headers)
    res.write('h')
    res.end('i')
  },
  'setHeader, flushHeaders': (res, headers) => {
    setAll(res, headers)
    res.flushHeaders()
    res.end('hi')
  },
  'setHeader, statusCode, no body': (res, headers) => {
    setAll(res, headers)
    res.statusCode = 304
    res.end()
  },
  appendHeader: (res, headers) => {
    for (const [name, value] of headers) {
      for (const line of [value].flat()) res.appendHeader(name, String(line))
    }
    res.end('hi')
  },
  'setHeaders with a Map': (res, headers) => {
    res.setHeaders(new Map(headers.map(([name, value]) => [name, value as string])))
    res.end('hi')
  },
  'setHeaders with Headers': (res, headers) => {
    const all = new Headers()
    for (const [name, value] of headers)
      for (const line of [value].flat()) all.append(name, String(line))
    res.setHeaders(all)
    res.end('hi')
  },
  'setHeader, writeHead(status)': (res, headers) => {
    setAll(res, headers)
    writeHead(res, 201)
    res.end('hi')
  },
  'setHeader, writeHead(status, undefined)': (res, headers) => {
    setAll(res, headers)
    writeHead(res, 201, undefined, undefined)
    res.end('hi')
  },
  'setHeader, writeHead(status, message)': (res, headers) => {
    setAll(res, headers)
    writeHead(res, 201, 'Made')
    res.end('hi')
  },
  'writeHead(status, object)': (res, headers) => {
    writeHead(res, 200, objectOf(headers))
    res.end('hi')
  },
  'writeHead(status, object without a prototype)': (res, headers) => {
    writeHead(res, 200, Object.assign(Object.create(null), objectOf(headers)))
    res.end('hi')
  },
  'writeHead(status, flat array)': (res, headers) => {
    writeHead(res, 200, headers.flat(1))
    res.end('hi')
  },
  'writeHead(status, pairs)': (res, headers) => {
    writeHead(res, 200, headers)
    res.end('hi')
  },
  'writeHead(status, message, object)': (res, headers) => {
    writeHead(res, 404, 'Not Here', objectOf(headers))
    res.end('hi')
  },
  'writeHead(status, message, flat array)': (res, headers) => {
    writeHead(res, 404, 'Not Here', headers.flat(1))
    res.end('hi')
  },
  'writeHead(status, message, pairs)': (res, headers) => {
    writeHead(res, 404, 'Not Here', headers)
    res.end('hi')
  },
  'writeHead(status, undefined, object)': (res, headers) => {
    writeHead(res, 200, undefined, objectOf(headers))
    res.end('hi')
  },
  'writeHead(status, undefined, flat array)': (res, headers) => {
    writeHead(res, 200, undefined, headers.flat(1))
    res.end('hi')
  },
  'writeHead(status, undefined, pairs)': (res, headers) => {
    writeHead(res, 200, undefined, headers)
    res.end('hi')
  },
  'writeHead(status, null, object)': (res, headers) => {
    writeHead(res, 200, null, objectOf(headers))
    res.end('hi')
  },
  'writeHead(status, object), no body': (res, headers) => {
    writeHead(res, 204, objectOf(headers))
    res.end()
  },
  'setHeader for half of the headers, writeHead(status, object) for the rest': (res, headers) => {
    setAll(res, headers.slice(0, headers.length / 2))
    writeHead(res, 200, objectOf(headers.slice(headers.length / 2)))
    res.end('hi')
  },
  'setHeader, writeHead(status, object) with the same headers': (res, headers) => {
    setAll(res, headers)
    writeHead(res, 200, objectOf(headers))
    res.end('hi')
  },
  'setHeader, writeHead(status, flat array) with the same headers': (res, headers) => {
    setAll(res, headers)
    writeHead(res, 200, headers.flat(1))
    res.end('hi')
  },
  'setHeader with other values, writeHead(status, object)': (res, headers) => {
    for (const [name] of headers) res.setHeader(name, 'before')
    writeHead(res, 200, objectOf(headers))
    res.end('hi')
  },
  'setHeader, removeHeader, setHeader': (res, headers) => {
    setAll(res, headers)
    for (const [name] of headers) res.removeHeader(name)
    setAll(res, headers)
    res.end('hi')
  },
  'setHeader, removeHeader, writeHead(status, object)': (res, headers) => {
    setAll(res, headers)
    for (const [name] of headers) res.removeHeader(name)
    writeHead(res, 200, objectOf(headers))
    res.end('hi')
  },
  'setHeader, pipe': (res, headers) => {
    setAll(res, headers)
    Readable.from(['h', 'i']).pipe(res)
  },
  'writeHead(status, object), pipeline': async (res, headers) => {
    writeHead(res, 200, objectOf(headers))
    await pipeline(Readable.from(['h', 'i']), res)
  },
  'setHeader, end later': async (res, headers) => {
    setAll(res, headers)
    await new Promise(setImmediate)
    res.end('hi')
  },
  'an error that an error handler answers without the earlier headers': (res, headers) => {
    setAll(res, headers)
    throw new Error('The error handler answers with 500')
  },
  'all headers removed, then set again': (res, headers) => {
    setAll(res, [
      ['X-Gone', '1'],
      ['Vary', 'X-Gone'],
      ['Access-Control-Allow-Origin', '*'],
    ])
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    res.statusCode = 500
    setAll(res, headers)
    res.end('failed')
  },
  'writeHead that throws for its status, then writeHead': (res, headers) => {
    expect(() => writeHead(res, 99_999, { 'X-Gone': '1' })).toThrow(RangeError)
    writeHead(res, 500, objectOf(headers))
    res.end('failed')
  },
  'writeHead that throws for a header, then writeHead': (res, headers) => {
    expect(() => writeHead(res, 200, { 'X-Bad': 'a\nb' })).toThrow(TypeError)
    writeHead(res, 500, objectOf(headers))
    res.end('failed')
  },
  'setHeader, writeHead that throws for a header, then end': (res, headers) => {
    setAll(res, headers)
    expect(() => writeHead(res, 200, { 'X-Bad': undefined })).toThrow(TypeError)
    res.statusCode = 500
    res.end('failed')
  },
}
