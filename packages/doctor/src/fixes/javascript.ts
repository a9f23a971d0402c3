import { type FixPolicy, type FixTarget, lines, list } from './fix.js'

const FIRST =
  'Before authentication, body parsers and routes, in place of the CORS code that is there.'

/** `cors` and NestJS: every usual method and any header are the default. */
const usual = ({ origins, isCredentialed }: FixPolicy): string =>
  lines(
    '{',
    '  // And the other origins that are allowed already',
    `  origin: [${list(origins)}],`,
    isCredentialed && '  credentials: true,',
    '}',
  )

/** The usual middleware of each framework. */
export const JAVASCRIPT: readonly FixTarget[] = [
  {
    for: 'Express, with the cors package',
    language: 'js',
    install: 'npm install cors',
    where: FIRST,
    write: (policy) => `import cors from 'cors'\n\napp.use(cors(${usual(policy)}))`,
  },
  {
    for: 'NestJS',
    language: 'ts',
    where: 'In main.ts, right after NestFactory.create(), in place of the CORS code that is there.',
    write: (policy) => `app.enableCors(${usual(policy)})`,
  },
  {
    for: 'Koa, with @koa/cors',
    language: 'js',
    install: 'npm install @koa/cors',
    where: FIRST,
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import cors from '@koa/cors'`,
        '',
        '// And the other origins that are allowed already',
        `const origins = [${list(origins)}]`,
        '',
        'app.use(cors({',
        `  origin: (ctx) => (origins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),`,
        `  allowMethods: [${list(methods)}],`,
        isCredentialed && '  credentials: true,',
        '}))',
      ),
  },
  {
    for: 'Fastify',
    language: 'js',
    install: 'npm install @fastify/cors',
    where:
      'Before every other plugin, authentication among them, in place of the CORS code that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import cors from '@fastify/cors'`,
        '',
        'await app.register(cors, {',
        '  // And the other origins that are allowed already',
        `  origin: [${list(origins)}],`,
        '  // The default is GET, HEAD and POST',
        `  methods: [${list(methods)}],`,
        isCredentialed && '  credentials: true,',
        '})',
      ),
  },
  {
    for: 'Hono',
    language: 'js',
    where: FIRST,
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import { cors } from 'hono/cors'`,
        '',
        "app.use('*', cors({",
        '  // And the other origins that are allowed already',
        `  origin: [${list(origins)}],`,
        `  allowMethods: [${list(methods)}],`,
        isCredentialed && '  credentials: true,',
        '}))',
      ),
  },
  {
    for: 'Next.js, without a package',
    language: 'js',
    where:
      'In proxy.js beside app/ (middleware.js with export function middleware before Next.js 16), in place of the headers in routes and in next.config.js.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import { NextResponse } from 'next/server'`,
        '',
        '// And the other origins that are allowed already',
        `const origins = [${list(origins)}]`,
        '',
        'export function proxy(request) {',
        `  const origin = request.headers.get('Origin')`,
        '  const isAllowed = origin !== null && origins.includes(origin)',
        `  const isPreflight = request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method')`,
        '  const response = isPreflight ? new NextResponse(null, { status: 204 }) : NextResponse.next()',
        `  response.headers.append('Vary', 'Origin')`,
        '  if (!isAllowed) return response',
        `  response.headers.set('Access-Control-Allow-Origin', origin)`,
        isCredentialed && `  response.headers.set('Access-Control-Allow-Credentials', 'true')`,
        '  if (isPreflight) {',
        `    response.headers.set('Access-Control-Allow-Methods', '${methods.join(', ')}')`,
        `    response.headers.set('Access-Control-Allow-Headers', request.headers.get('Access-Control-Request-Headers') ?? '')`,
        '  }',
        '  return response',
        '}',
        '',
        `export const config = { matcher: '/api/:path*' }`,
      ),
  },
]
