import type { Host } from '../host.js'
import { askBy, byNode } from './ask.js'

export const FASTIFY: Host = {
  name: 'fastify',
  label: 'Fastify',
  package: '@webcors/fastify',
  needs: ['fastify'],
  program: {
    file: 'app',
    binding: '{ createApp }',
    text: `import { cors } from '@webcors/fastify'
import Fastify from 'fastify'
import corsOptions from '#policy'

@export async function createApp() {
  const app = Fastify()

  // Before all routes
  await app.register(cors(corsOptions))

  app.get('/', async (request) => ({ path: request.url }))
  return app
}
`,
  },
  server: `import { createApp } from '#app'

createApp().then((app) => app.listen({ port: Number(process.env.PORT ?? 3000) }))
`,
  paste: `import { cors } from '@webcors/fastify'
import corsOptions from '#policy'

await app.register(cors(corsOptions))
`,
  where: 'before all routes and other plugins, in place of the CORS code that is there',
  ask: `«import type { InjectOptions } from 'fastify'
»
${askBy(`  const app = await createApp()
  const response = await app.inject({ method«: method as NonNullable<InjectOptions['method']>», url: '/', headers })
  return { status: response.statusCode, headers: new Headers(response.headers« as Record<string, string>») }`)}`,
  start: byNode,
}
