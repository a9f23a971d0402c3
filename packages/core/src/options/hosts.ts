/** A host that is recognized by one of its objects, and the fix for that host. */
interface Host {
  readonly name: string
  /** The code to write, in one sentence. */
  readonly fix: string
  matches(value: Readonly<Record<string, unknown>>): boolean
}

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** Objects of other hosts that an adapter may get in place of a request. */
const REQUESTS: readonly Host[] = [
  {
    name: 'a context of Koa',
    fix: 'Write app.use(cors(…)) with cors from @webcors/koa.',
    matches: (it) => it['req'] !== undefined && it['res'] !== undefined && isFunction(it['throw']),
  },
  {
    name: 'a context of Hono',
    fix: 'Write app.use(cors(…)) with cors from @webcors/hono.',
    matches: (it) => (it['req'] as { raw?: unknown } | undefined)?.raw !== undefined,
  },
  {
    name: 'an event of h3',
    fix: 'Write app.use(cors(…)) with cors from @webcors/h3, or from @webcors/h3/v1 for h3 1.',
    matches: (it) =>
      it['context'] !== undefined && (it['req'] !== undefined || it['node'] !== undefined),
  },
  {
    name: 'a request of Fastify',
    fix: 'Write app.register(cors(…)) with cors from @webcors/fastify.',
    matches: (it) => it['raw'] !== undefined && it['routeOptions'] !== undefined,
  },
  {
    name: 'an event of AWS Lambda',
    fix: 'Write withCors(handler, …) with withCors from @webcors/lambda.',
    matches: (it) => it['requestContext'] !== undefined,
  },
  {
    name: 'a Request',
    fix: 'Write withCors(handler, …) with withCors from @webcors/core.',
    matches: (it) => isFunction((it['headers'] as { get?: unknown } | undefined)?.get),
  },
  {
    name: 'a request of Node.js',
    fix: 'Write createServer(withCors(listener, …)) or app.use(cors(…)) with withCors and cors from @webcors/node.',
    matches: (it) => it['headers'] !== undefined && it['method'] !== undefined,
  },
]

/** Applications and options that a wrapper may get in place of a handler. */
const HANDLERS: readonly Host[] = [
  {
    name: 'an application of Express or Connect',
    fix: 'Write app.use(cors(…)) with cors from @webcors/node.',
    matches: (it) => isFunction(it['use']) && isFunction(it['handle']),
  },
  {
    name: 'an application of Koa',
    fix: 'Write app.use(cors(…)) with cors from @webcors/koa.',
    matches: (it) => isFunction(it['use']) && isFunction(it['callback']),
  },
  {
    name: 'an application of Fastify',
    fix: 'Write app.register(cors(…)) with cors from @webcors/fastify.',
    matches: (it) => isFunction(it['register']) && isFunction(it['inject']),
  },
  {
    name: 'an application with a fetch handler',
    fix: 'Write withCors(app.fetch, …) with withCors from @webcors/core.',
    matches: (it) => isFunction(it['fetch']) && typeof it !== 'function',
  },
  {
    name: 'options',
    fix: 'Write app.use(cors(…)), or withCors(handler, …) with the handler first.',
    matches: (it) => it['origin'] !== undefined,
  },
]

function find(hosts: readonly Host[], value: unknown): Host | undefined {
  const isObject = (typeof value === 'object' && value !== null) || isFunction(value)
  return isObject ? hosts.find((host) => host.matches(value as never)) : undefined
}

/**
 * @returns the name and the fix for a value that was given in place of a handler, or `undefined` if
 *   it is not recognized
 */
export function recognizeHandler(value: unknown): Pick<Host, 'name' | 'fix'> | undefined {
  return find(HANDLERS, value)
}

/**
 * Creates the error for a request object of another host. It is thrown when the first request
 * comes, because only a request object shows that the wrong adapter is used.
 *
 * @example
 * ```ts
 * throw wrongRequestError(request, 'a request of Node.js')
 * ```
 *
 * @param value the object that was given
 * @param expected the object that the adapter takes, with its article
 */
export function wrongRequestError(value: unknown, expected: string): TypeError {
  const host = find(REQUESTS, value)
  const given = host?.name ?? 'something else'
  const fix =
    host?.fix ?? 'See https://github.com/webcors/webcors#readme for the package of your server.'
  return new TypeError(
    `Cannot apply a CORS policy to ${given}: this function takes ${expected}. ${fix}`,
  )
}
