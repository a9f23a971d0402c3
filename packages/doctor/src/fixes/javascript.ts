import { list, type Need, type Target } from './need.js'

/** Frameworks that want the lists spelled out when there are credentials. */
const options = (
  { origin, isCredentialed, methods, headers }: Need,
  names: { readonly methods: string; readonly headers: string; readonly asText?: true },
): string => {
  const write = (values: readonly string[]): string =>
    names.asText ? `'${values.join(',')}'` : `[${list(values)}]`
  return [
    `origin: '${origin}',`,
    ...(isCredentialed ? ['credentials: true,'] : []),
    ...(methods.length > 0 ? [`${names.methods}: ${write(methods)},`] : []),
    ...(headers.length > 0 ? [`${names.headers}: ${write(headers)},`] : []),
  ]
    .map((line) => `  ${line}`)
    .join('\n')
}

/** The usual middleware of each framework. */
export const JAVASCRIPT: readonly Target[] = [
  {
    for: 'Express',
    language: 'js',
    write: (need) => `import cors from 'cors'

// Before authentication, body parsers and routes
app.use(cors({
${options(need, { methods: 'methods', headers: 'allowedHeaders' })}
}))`,
  },
  {
    for: 'Koa',
    language: 'js',
    write: (need) => `import cors from '@koa/cors'

// Before everything else
app.use(cors({
${options(need, { methods: 'allowMethods', headers: 'allowHeaders' })}
}))`,
  },
  {
    for: 'Fastify',
    language: 'js',
    write: (need) => `import cors from '@fastify/cors'

await app.register(cors, {
${options(need, { methods: 'methods', headers: 'allowedHeaders' })}
})`,
  },
  {
    for: 'Hono',
    language: 'js',
    write: (need) => `import { cors } from 'hono/cors'

// Before routes
app.use('*', cors({
${options(need, { methods: 'allowMethods', headers: 'allowHeaders' })}
}))`,
  },
  {
    for: 'Next.js, without a package',
    language: 'js',
    write: (need) => {
      const { origin, isCredentialed } = need
      return `// app/api/…/route.js
const headers = {
  'Access-Control-Allow-Origin': '${origin}',${isCredentialed ? "\n  'Access-Control-Allow-Credentials': 'true'," : ''}
  Vary: 'Origin',
}

export function OPTIONS() {
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'Access-Control-Allow-Methods': '${orAll(need).methods.join(', ')}',
      'Access-Control-Allow-Headers': '${orAll(need).headers.join(', ')}',
    },
  })
}

export function GET() {
  return Response.json({ ok: true }, { headers })
}`
    },
  },
]

/** What is asked for most, where the message names nothing. */
export function orAll({ methods, headers }: Need): Pick<Need, 'methods' | 'headers'> {
  return {
    methods: methods.length > 0 ? methods : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    headers: headers.length > 0 ? headers : ['Content-Type', 'Authorization'],
  }
}
