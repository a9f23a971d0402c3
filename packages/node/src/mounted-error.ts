import { wrongRequestError } from '@webcors/core/adapter'

const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Recognizes `app.use(cors)` on the first request, when the host calls the factory with the
 * arguments of a middleware.
 *
 * @returns the error to report, or `undefined` if the arguments may be options
 */
export function mountedError(args: readonly unknown[]): TypeError | undefined {
  const [first, second, third] = args
  if (!isHostObject(first) && typeof third !== 'function') return undefined
  const isOnNode = typeof (second as { writeHead?: unknown } | undefined)?.writeHead === 'function'
  return isOnNode ? new TypeError(NOT_CALLED) : wrongRequestError(first, 'options')
}

/**
 * Distinguishes requests and contexts, which are instances of a class, from options, which are
 * plain objects.
 */
function isHostObject(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) !== Object.prototype &&
    ('headers' in value || 'req' in value)
  )
}
