import { type FixPolicy, type FixTarget, lines, list } from './fix.js'

const FIRST =
  'Put this before authentication, body parsers and routes, and remove the CORS code that is there.'

/** Options of `cors` and of NestJS. Both allow every usual method and any header by default. */
const corsPackageOptions = ({ origins, isCredentialed }: FixPolicy): string =>
  lines(
    '{',
    '  // Add the other origins that you already allow',
    `  origin: [${list(origins)}],`,
    isCredentialed && '  credentials: true,',
    '}',
  )

/** JavaScript frameworks, each with the CORS middleware that most of its users have. */
export const JAVASCRIPT: readonly FixTarget[] = [
  {
    for: 'Express, with the cors package',
    language: 'js',
    install: 'npm install cors',
    where: FIRST,
    write: (policy) => `import cors from 'cors'\n\napp.use(cors(${corsPackageOptions(policy)}))`,
  },
  {
    for: 'NestJS',
    language: 'ts',
    where:
      'Put this into main.ts, right after NestFactory.create(), and remove the CORS code that is there.',
    write: (policy) => `app.enableCors(${corsPackageOptions(policy)})`,
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
        '// Add the other origins that you already allow',
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
    for: 'Fastify, with @fastify/cors',
    language: 'js',
    install: 'npm install @fastify/cors',
    where:
      'Put this before every other plugin, including authentication, and remove the CORS code that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import cors from '@fastify/cors'`,
        '',
        'await app.register(cors, {',
        '  // Add the other origins that you already allow',
        `  origin: [${list(origins)}],`,
        '  // The default is GET, HEAD and POST',
        `  methods: [${list(methods)}],`,
        isCredentialed && '  credentials: true,',
        '})',
      ),
  },
  {
    for: 'Hono, with hono/cors',
    language: 'js',
    where: FIRST,
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import { cors } from 'hono/cors'`,
        '',
        "app.use('*', cors({",
        '  // Add the other origins that you already allow',
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
      'Put this into proxy.js beside app/, and remove the CORS headers from routes and next.config.js. Before Next.js 16, the file is middleware.js, and its function is called middleware.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        `import { NextResponse } from 'next/server'`,
        '',
        '// Add the other origins that you already allow',
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
