import { type CorsArguments, type CorsHooks, type CorsIssue, CorsOptionsError } from '@webcors/core'
import { createIssue, createPolicy, quote } from '@webcors/core/adapter'

/** The methods that Next looks for among a route's exports. Case matters. */
const KNOWN = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH']

/**
 * @throws {CorsOptionsError} for methods that Next would never call, and for a route without
 *   methods
 */
export function checkMethods(methods: object): void {
  const names = Object.keys(methods)
  const unknown = names.filter((name) => !KNOWN.includes(name))
  const code = 'handler-invalid'
  const issues = unknown.map((name): CorsIssue => {
    const upper = name.toUpperCase()
    return createIssue({
      code,
      path: [name],
      value: methods,
      action: `wrap method ${quote(name)}`,
      why: 'Next.js does not call a handler with that name',
      fix: KNOWN.includes(upper) ? `Write ${upper}.` : `Write one of ${KNOWN.join(', ')}.`,
    })
  })
  if (names.length === 0) {
    issues.push(
      createIssue({
        code,
        path: [],
        value: methods,
        action: 'wrap a route',
        why: 'the object has no methods',
        fix: 'Write { GET }, or the methods that the route has.',
      }),
    )
  }
  if (issues.length > 0) throw new CorsOptionsError(issues)
}

/**
 * Creates one policy for all methods of a route. Options without `methods`, and the public policy,
 * allow the methods of the route. A policy, or a function that selects one, has its own methods.
 *
 * @param caller the function of this package that the application called
 */
export function allowMethods<Context extends readonly unknown[], Hooks extends CorsHooks>(
  args: CorsArguments<Context, Hooks>,
  names: readonly string[],
  caller: (...args: never[]) => unknown,
): CorsArguments<Context, Hooks> {
  const [source, ...hooks] = args.length === 0 ? [{ origin: '*' } as const] : args
  if (typeof source !== 'object' || source === null || 'decide' in source) return args
  return [createPolicy({ ...source, methods: source.methods ?? answered(names) }, caller), ...hooks]
}

/**
 * Answers an `OPTIONS` request that is not a preflight, as Next does
 * (https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7).
 */
export function answerOptions(names: readonly string[]): () => Response {
  const Allow = [...new Set([...answered(names), 'OPTIONS'])].toSorted().join(', ')
  return () => new Response(null, { status: 204, headers: { Allow } })
}

/** Next answers `HEAD` with the handler for `GET`. */
function answered(names: readonly string[]): string[] {
  return [...new Set(names.includes('GET') ? [...names, 'HEAD'] : names)]
}
