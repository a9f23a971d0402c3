import type { Host } from '../host.js'
import { askBy, askServer } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'

const H3_2: Host = {
  name: 'h3',
  label: 'h3',
  package: '@webcors/h3',
  needs: ['h3'],
  program: {
    file: 'app',
    binding: '{ app }',
    text: `import { cors } from '@webcors/h3'
import { H3 } from 'h3'
import corsOptions from '#policy'

@export const app = new H3()

// Before everything else
app.use(cors(corsOptions))

app.get('/', (event) => ({ path: event.url.pathname }))
`,
  },
  server: `import { serve } from 'h3'
import { app } from '#app'

serve(app)
`,
  paste: `import { cors } from '@webcors/h3'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
  where: 'before everything else in the app, in place of the CORS code that is there',
  ask: askBy("  return app.request('/', { method, headers })"),
  ...STARTED_BY_NODE,
}

const H3_1: Host = {
  ...H3_2,
  label: 'h3 1',
  program: {
    file: 'app',
    binding: '{ app }',
    text: `import { cors } from '@webcors/h3/v1'
import { createApp, eventHandler } from 'h3'
import corsOptions from '#policy'

@export const app = createApp()

// Before everything else
app.use(cors(corsOptions))

app.use(eventHandler((event) => ({ path: event.path })))
`,
  },
  server: `import { createServer } from 'node:http'
import { toNodeListener } from 'h3'
import { app } from '#app'

createServer(toNodeListener(app)).listen(process.env.PORT ?? 3000)
`,
  paste: H3_2.paste.replace('@webcors/h3', '@webcors/h3/v1'),
  ask: askServer(
    "  const server = createServer(toNodeListener(app)).listen(0, '127.0.0.1')",
    "import { createServer } from 'node:http'\nimport { toNodeListener } from 'h3'\n",
  ),
}

/**
 * Creates the host for h3.
 *
 * @param range the range of h3 in package.json
 */
export function createH3(range = ''): Host {
  return /^\D*1\b/.test(range) ? H3_1 : H3_2
}
