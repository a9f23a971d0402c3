import {
  forbidden,
  notFound,
  permanentRedirect,
  redirect,
  unauthorized,
  unstable_rethrow,
} from 'next/navigation.js'
import { describe, expect, it } from 'vitest'
import { isNextSignal, navigationResponse } from './next-error.js'

process.env['__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS'] = 'true'

const get = new Request('http://localhost/')

function thrownBy(run: () => never): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('navigationResponse (known defect 22)', () => {
  it.each<[string, () => never, number, string | null]>([
    ['redirect', () => redirect('/a;b?c=d'), 307, '/a;b?c=d'],
    ['redirect with push', () => redirect('/a', 'push'), 307, '/a'],
    ['permanentRedirect', () => permanentRedirect('https://a.example/'), 308, 'https://a.example/'],
    ['notFound', notFound, 404, null],
    ['forbidden', forbidden, 403, null],
    ['unauthorized', unauthorized, 401, null],
  ])('navigationResponse answers the error of %s', (_, run, status, location) => {
    const error = thrownBy(run)
    const response = navigationResponse(error, get)
    expect([response?.status, response?.headers.get('Location')]).toEqual([status, location])
    expect(isNextSignal(error)).toBe(true)
  })

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 303],
    ['a form with files', { 'Content-Type': 'multipart/form-data; boundary=x' }, 303],
    ['an action', { 'Next-Action': 'x' }, 303],
    ['JSON', { 'Content-Type': 'application/json' }, 307],
  ])('navigationResponse redirects with the status that Next sends: %s', (_, headers, status) => {
    const post = new Request('http://localhost/', { method: 'POST', headers })
    expect(
      navigationResponse(
        thrownBy(() => redirect('/')),
        post,
      )?.status,
    ).toBe(status)
  })

  it.each([
    ['an error', new Error('no')],
    ['an error whose digest is the hash of another', Object.assign(new Error(), { digest: '33' })],
    ['a redirect with an unknown status', { digest: 'NEXT_REDIRECT;replace;/;200;' }],
    ['an HTTP error with an unknown status', { digest: 'NEXT_HTTP_ERROR_FALLBACK;500' }],
    ['undefined', undefined],
    ['null', null],
    ['a string', 'NEXT_REDIRECT;replace;/;307;'],
    ['a digest that is not a string', { digest: 307 }],
  ])('navigationResponse returns undefined for %s', (_, error) => {
    expect(navigationResponse(error, get)).toBeUndefined()
  })
})

describe('isNextSignal', () => {
  it.each([
    'DYNAMIC_SERVER_USAGE',
    'BAILOUT_TO_CLIENT_SIDE_RENDERING',
    'HANGING_PROMISE_REJECTION',
    'NEXT_PRERENDER_INTERRUPTED',
    'NEXT_REDIRECT;replace;/;307;',
    'NEXT_HTTP_ERROR_FALLBACK;404',
  ])('isNextSignal recognizes the errors that unstable_rethrow() throws: %s', (digest) => {
    const error = Object.assign(new Error(), { digest })
    expect(() => unstable_rethrow(error)).toThrow(error)
    expect(isNextSignal(error)).toBe(true)
  })

  it('isNextSignal recognizes the error of `dynamic = "error"`', async () => {
    const { StaticGenBailoutError } = await import(
      'next/dist/client/components/static-generation-bailout.js'
    )
    expect(isNextSignal(new StaticGenBailoutError('cookies'))).toBe(true)
  })

  it.each([
    ['an error', new Error('no')],
    ['an error that went through a cache, and has a hash', { digest: '3337029827' }],
    ['undefined', undefined],
  ])('isNextSignal is false for %s', (_, error) => {
    expect(isNextSignal(error)).toBe(false)
  })
})
