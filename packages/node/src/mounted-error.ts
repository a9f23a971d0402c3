import { wrongRequestError } from '@webcors/core/adapter'

const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Recognizes `app.use(cors)` with the first request: the host then calls the factory with what it calls a middleware with.
 *
 * @returns `undefined` if the arguments may be options
 */
export function mountedError(args: readonly unknown[]): TypeError | undefined {
  const [first, second, third] = args
  if (!isHostObject(first) && typeof third !== 'function') return undefined
  const isNodes = typeof (second as { writeHead?: unknown } | undefined)?.writeHead === 'function'
  return isNodes ? new TypeError(NOT_CALLED) : wrongRequestError(first, 'options')
}

/** Requests and contexts are objects of a class, and options are plain objects. */
function isHostObject(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) !== Object.prototype &&
    ('headers' in value || 'req' in value)
  )
}
