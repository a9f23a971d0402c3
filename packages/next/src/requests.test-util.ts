import type { CorsOptionsError } from '@webcors/core'
import { NextRequest } from 'next/server.js'

export const APP = 'https://app.example.com'

/** Creates a request of a page of `APP`. */
export function request(
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
): NextRequest {
  return new NextRequest('http://localhost/a', { method, headers: { Origin: APP, ...headers } })
}

/** Creates the preflight of a request with this method. */
export function preflight(asked: string, origin = APP): NextRequest {
  return request('OPTIONS', { 'Access-Control-Request-Method': asked, Origin: origin })
}

export const ok = () => new Response('ok')

/** Catches the error of a function, and returns its issues. */
export function issuesOf(
  run: () => unknown,
): readonly (readonly [path: string, message: string])[] {
  try {
    run()
  } catch (error) {
    return (error as CorsOptionsError).issues.map(({ path, message }) => [path.join('.'), message])
  }
  return []
}
