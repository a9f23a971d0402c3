/** A program that must not compile, or that must compile. */
export interface Program {
  readonly title: string
  /** The code. `«` marks the place at which the compiler must point. */
  readonly code: string
}

/** Mistakes that people make, as a table: the mistake, and the line that has it. */
export const MISTAKES: readonly Program[] = [
  ['no scheme', "node.cors({ «origin: 'app.example.com' })"],
  ['no scheme, in a list', "node.cors({ origin: ['https://app.example.com', «'localhost:3000'] })"],
  ['a slash at the end', "koa.cors({ «origin: 'https://app.example.com/' })"],
  ['a path', "h3.cors({ origin: [«'https://app.example.com/login'] })"],
  ['upper case', "core.withCors(fetch, { «origin: 'https://App.example.com' })"],
  ['the default port', "core.createCors({ «origin: 'https://app.example.com:443' })"],
  ['several in one string', "node.cors({ «origin: 'https://a.example, https://b.example' })"],
  ['`null`, which anyone can send', "node.cors({ origin: ['https://app.example.com', «'null'] })"],
  ['`*` in a list', "core.createCors({ origin: ['https://app.example.com', «'*'] })"],
  ['`*` with credentials', "node.cors({ origin: '*', «credentials: true })"],
  [
    '`*` with `crossOriginProtection`',
    "h3.withCors(handler, { origin: '*', «crossOriginProtection: true })",
  ],
  [
    'all response headers, with credentials',
    "koa.cors({ origin: 'https://app.example.com', credentials: true, «exposedHeaders: '*' })",
  ],
  ['a regular expression', 'node.cors({ «origin: /example\\.com$/ })'],
  ['`true`, in the words of another library', 'node.cors({ «origin: true, credentials: true })'],
  [
    'a variable of the environment, which may be unset',
    'core.createCors({ «origin: process.env.ORIGIN })',
  ],
  ['`undefined`', 'node.cors({ «origin: undefined })'],
  ['a `Set`', 'koa.cors({ «origin: new Set(list) })'],
  ['a `URL`', 'core.createCors({ «origin: new URL(list[0]) })'],
  ['a callback', 'node.cors({ «origin: (origin, callback) => callback(null, true) })'],
  [
    'a predicate that returns something else',
    'node.cors({ «origin: (origin) => list.find((entry) => entry === origin) })',
  ],
  ['no `origin`', 'next.withCors({ GET: route }, «{ credentials: true })'],
  ['a misspelt name', "node.cors({ «orgin: 'https://app.example.com' })"],
  ['a name in other letters', "core.createCors({ origin: '*', «maxage: 600 })"],
  [
    'a name of another library',
    "node.cors({ origin: 'https://app.example.com', «optionsSuccessStatus: 200 })",
  ],
  ['a name of yet another', "koa.cors({ origin: '*', «allowMethods: ['GET'] })"],
  [
    'an option that does not exist',
    "node.cors({ origin: 'https://app.example.com', «preflightContinue: true })",
  ],
  ['seconds as text', "next.corsProxy({ origin: '*', «maxAge: '600' })"],
  ['names in one string', "node.cors({ origin: '*', «methods: 'GET,PUT' })"],
  ['a boolean as text', "node.cors({ origin: 'https://app.example.com', «credentials: 'true' })"],
  ['another status', "node.withCors(listener, { origin: '*', «preflightStatus: 201 })"],
  ['an origin in place of options', "node.cors(«'https://app.example.com')"],
  ['nothing in place of options', 'core.withCors(fetch, «undefined)'],
  ['options where a policy is selected', "koa.cors(«() => ({ origin: '*' }))"],
  [
    'a hook that a middleware does not have',
    "node.cors({ origin: '*' }, { «onError: () => undefined })",
  ],
  [
    'a promise that is not awaited',
    'if («core.createCors({ origin: async () => true }).allows(list[0])) list.pop()',
  ],
].map(([title = '', code = '']) => ({ title, code }))

/** Correct programs, in which the compiler can infer little. */
export const RIGHT: readonly Program[] = [
  [
    'an environment variable with a default',
    "node.cors({ origin: process.env.FRONTEND ?? 'http://localhost:5173', credentials: true })",
  ],
  [
    'a list that depends on the environment',
    "koa.cors({ origin: ['https://app.example.com', ...(isDev ? ['http://localhost:*'] : [])] })",
  ],
  [
    'options in a variable',
    "const options = { origin: ['https://a.example'], credentials: true, maxAge: 600 }\nh3.cors(options)",
  ],
  [
    'a flag',
    "core.createCors({ origin: 'http://a.example', credentials: true, dangerouslyAllowInsecureOrigins: isDev })",
  ],
  ['one of two', "node.cors({ origin: isDev ? '*' : 'https://app.example.com' })"],
  [
    'options with a type',
    'const options: core.CorsOptions = { origin: list, maxAge: isDev ? 5 : undefined }\nnext.corsProxy(options)',
  ],
  [
    'options that satisfy a type',
    "const options = { origin: 'https://app.example.com', exposedHeaders: ['ETag'] } as const satisfies core.CorsOptions\ncore.withCors(fetch, options)",
  ],
  [
    'predicates',
    'node.cors({ origin: async (origin) => list.includes(origin), credentials: true })\nkoa.cors({ origin: { test: (origin) => list.includes(origin), cacheSeconds: 60 } })',
  ],
  [
    'a function that selects a policy',
    "const policy = core.createCors({ origin: '*' })\nnode.cors((req) => (req.url === '/public' ? policy : undefined))\nkoa.cors((ctx) => (ctx.path === '/public' ? policy : undefined))\nh3.withCors(handler, (event) => (event.url.pathname === '/' ? policy : undefined))",
  ],
  [
    'a hook that reads the request of the host',
    "node.cors({ origin: '*', onDecision: ({ reason }, { origin }, req) => console.log(reason, origin, req.url) })",
  ],
  [
    'listeners of every server, and Express',
    "createServer(node.withCors((req, res) => res.end(req.url), { origin: '*' }))\ncreateSecureServer({ allowHTTP1: true }, node.withCors((req, res) => res.end(req.url), { origin: '*' }))\ncreateServer(node.withCors(express(), { origin: '*' }))\nexpress().use(node.cors({ origin: '*' }))",
  ],
  [
    'what `allows` answers',
    "const allowed: boolean = core.createCors({ origin: list }).allows('https://a.example')\nconst later: Promise<boolean> = core.createCors({ origin: async () => true }).allows('https://a.example')\nconsole.log(allowed, later)",
  ],
].map(([title = '', code = '']) => ({ title, code }))
