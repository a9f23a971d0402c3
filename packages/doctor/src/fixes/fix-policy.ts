import type { FixPolicy } from './fix.js'

const USUAL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const USUAL_HEADERS = ['Content-Type', 'Authorization', 'X-Requested-With', 'X-CSRF-Token']

/** What a fix is made from, as far as it is known. */
export interface FixHints {
  readonly origin?: string | undefined
  readonly isCredentialed?: boolean
  readonly methods?: readonly string[]
  readonly headers?: readonly string[]
}

/** The origin in a fix where the text names none: written so that nobody takes it for the real one. */
export const UNKNOWN_ORIGIN = 'https://origin-of-your-page.example'

/** A policy that allows what was asked for, and everything usual. What was pasted goes into code: only plain names do. */
export function fixPolicy({
  origin,
  isCredentialed = false,
  methods = [],
  headers = [],
}: FixHints): FixPolicy {
  return {
    origins: [isHarmless(origin) ? origin : UNKNOWN_ORIGIN],
    isCredentialed,
    methods: withUsual(methods.map(upper), USUAL_METHODS),
    headers: withUsual(headers, USUAL_HEADERS),
  }
}

function isHarmless(origin: string | undefined): origin is string {
  return origin !== undefined && /^[a-z][a-z\d+.-]{0,30}:\/\/[\w.:[\]-]{0,253}$/.test(origin)
}

/** `patch` is changed in the page: no server has such a method. */
function upper(method: string): string {
  return /^(?:patch|query)$/.test(method) ? method.toUpperCase() : method
}

function withUsual(names: readonly string[], usual: readonly string[]): readonly string[] {
  const isUsual = (name: string): boolean =>
    usual.some((other) => other.toLowerCase() === name.toLowerCase())
  return [...usual, ...names.filter((name) => /^[\w-]{1,100}$/.test(name) && !isUsual(name))]
}
