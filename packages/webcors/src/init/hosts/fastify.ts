import type { Host, Template } from '../host.js'
import { findEntry } from '../find-entry.js'
import type { Project } from '../project.js'
import { askBy } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'

const FASTIFY: Host = {
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
  paste: pasteOn('app'),
  where: 'before all routes and other plugins, in place of the CORS code that is there',
  ask: `«import type { InjectOptions } from 'fastify'
»
${askBy(`  const app = await createApp()
  const response = await app.inject({ method«: method as NonNullable<InjectOptions['method']>», url: '/', headers })
  return { status: response.statusCode, headers: new Headers(response.headers« as Record<string, string>») }`)}`,
  ...STARTED_BY_NODE,
}

/** Writes the lines that mount the policy on the server with this name. */
function pasteOn(server: string, indent = ''): Template {
  return `import { cors } from '@webcors/fastify'
import corsOptions from '#policy'

${indent}await ${server}.register(cors(corsOptions))
`
}

/** Matches the function that fastify-cli starts. Its first parameter is the server. */
const PLUGIN =
  /(?:module\.exports|export default|FastifyPluginAsync[^=]*)\s*=?\s*(?:fp\(\s*)?async\s*(?:function\s*\w*\s*)?\(\s*(\w+)\s*,/

/** A project of fastify-cli has no `app`: the program is a plugin, and its first parameter is the server. */
export function createFastify(project: Project): Host {
  const entry = findEntry(project)
  const [, server] = PLUGIN.exec(entry === null ? '' : project.read(entry)) ?? []
  if (server === undefined) return FASTIFY
  return {
    ...FASTIFY,
    // The line is indented, because it belongs into the function: CommonJS has no await outside of one.
    paste: pasteOn(server, '  '),
    where: `the imports at its top, and the rest as the first line of the function that gets "${server}", in place of the CORS code that is there`,
    notes: [
      '404 responses get the headers only if the function is exported through fastify-plugin, which fastify-cli installs. See "fastify-cli" in the README of @webcors/fastify.',
    ],
  }
}
