import { requestsOf } from '../project/requests-of.js'
import type { Source } from '../source/source.js'

/** Writes code that mounts a policy on the host that the program seems to run on. */
export interface HostHint {
  readonly suggest: (options: string) => string
}

type Hint = readonly [dependency: string, module: string, mount: (options: string) => string]

const HINTS: readonly Hint[] = [
  ['express', '@webcors/node', (options) => `app.use(cors(${options}))`],
  ['fastify', '@webcors/fastify', (options) => `await app.register(cors(${options}))`],
  ['koa', '@webcors/koa', (options) => `app.use(cors(${options}))`],
  ['hono', '@webcors/hono', (options) => `app.use(cors(${options}))`],
  ['@nestjs/core', '@webcors/node', (options) => `app.use(cors(${options}))`],
  ['connect', '@webcors/node', (options) => `app.use(cors(${options}))`],
  ['polka', '@webcors/node', (options) => `app.use(cors(${options}))`],
  ['h3', '@webcors/h3', (options) => `app.use(cors(${options}))`],
]

/**
 * Finds the framework that the module imports, or else one of the dependencies. Without a
 * framework, it is a fetch handler.
 */
export function hintFor(source: Source, dependencies: ReadonlySet<string>): HostHint {
  const { path } = source
  const requests = requestsOf(source)
  const imports = (name: string): boolean =>
    requests.some((request) => request === name || request.startsWith(`${name}/`))
  const isOfNext =
    dependencies.has('next') && /(?:^|\/)(?:proxy\.|middleware\.|app\/|pages\/)/.test(path)
  if (isOfNext || imports('next') || /(?:^|\/)next\.config\./.test(path)) return ofNext(path)
  const imported = HINTS.find(([name]) => imports(name))
  if (!imported && (imports('node:http') || imports('http'))) return ofNode()
  if (!imported && source.hasName('Response')) return ofFetch()
  const [, module, mount] = imported ?? HINTS.find(([name]) => dependencies.has(name)) ?? []
  return module && mount ? withImport('cors', module, mount) : ofFetch()
}

function withImport(name: string, module: string, mount: (options: string) => string): HostHint {
  return { suggest: (options) => `import { ${name} } from '${module}'\n\n${mount(options)}` }
}

function ofNode(): HostHint {
  return withImport(
    'withCors',
    '@webcors/node',
    (options) => `createServer(withCors(listener, ${options}))`,
  )
}

function ofFetch(): HostHint {
  return withImport(
    'withCors',
    '@webcors/core',
    (options) => `export default { fetch: withCors(handler, ${options}) }`,
  )
}

function ofNext(path: string): HostHint {
  if (/(?:^|\/)pages\//.test(path))
    return withImport(
      'withCors',
      '@webcors/next/pages',
      (options) => `export default withCors(handler, ${options})`,
    )
  if (/(?:^|\/)route\.[cm]?[jt]sx?$/.test(path))
    return withImport(
      'withCors',
      '@webcors/next',
      (options) =>
        `export const { GET, POST, OPTIONS } = withCors({ GET: get, POST: post }, ${options})`,
    )
  return withImport(
    'corsProxy',
    '@webcors/next',
    (options) => `export const proxy = corsProxy(${options})`,
  )
}
