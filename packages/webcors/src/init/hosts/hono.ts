import type { Host } from '../host.js'
import type { Project } from '../project.js'
import { askBy, byNode } from './ask.js'
import { BUN, DENO } from './fetch-handlers.js'

const ON_NODE = '@hono/node-server'

/** On Node.js, a server of its own starts the application. Elsewhere the runtime does. */
export function createHono({ packages, has }: Project): Host {
  const isOnBun =
    has('bun.lock') || has('bun.lockb') || 'bun' in packages || '@types/bun' in packages
  const isOnWorkers = 'wrangler' in packages
  const isOnDeno = has('deno.json') || has('deno.jsonc')
  const isElsewhere = !(ON_NODE in packages) && (isOnBun || isOnWorkers || isOnDeno)
  const elsewhere = (file: string, hasVariables: boolean): string =>
    isOnWorkers
      ? 'npx wrangler dev'
      : isOnBun
        ? BUN.start(file, hasVariables)
        : DENO.start(file, hasVariables)
  return {
    name: 'hono',
    label: 'Hono',
    package: '@webcors/hono',
    needs: ['hono', ...(isElsewhere ? [] : [ON_NODE])],
    program: {
      file: 'app',
      binding: 'app',
      text: `import { cors } from '@webcors/hono'
import { Hono } from 'hono'
import corsOptions from '#policy'

const app = new Hono()

// Before everything else
app.use(cors(corsOptions))

app.get('/', (c) => c.json({ path: c.req.path }))

@export default app
`,
    },
    ...(isElsewhere
      ? {}
      : {
          server: `import { serve } from '${ON_NODE}'
import app from '#app'

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
`,
        }),
    paste: `import { cors } from '@webcors/hono'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
    where: 'before everything else in the app, in place of the CORS code that is there',
    ask: askBy("  return app.request('/', { method, headers })"),
    start: isElsewhere ? elsewhere : byNode,
  }
}
