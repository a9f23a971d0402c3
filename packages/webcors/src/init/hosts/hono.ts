import type { Host } from '../host.js'
import type { Project } from '../project.js'
import { askBy } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'
import { BUN, createWorkers, DENO } from './fetch-handlers.js'

const ON_NODE = '@hono/node-server'

const HONO: Host = {
  name: 'hono',
  label: 'Hono',
  package: '@webcors/hono',
  needs: ['hono', ON_NODE],
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
  server: `import { serve } from '${ON_NODE}'
import app from '#app'

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
`,
  paste: `import { cors } from '@webcors/hono'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
  where: 'before everything else in the app, in place of the CORS code that is there',
  ask: askBy("  return app.request('/', { method, headers })"),
  ...STARTED_BY_NODE,
}

/**
 * Creates the host for Hono. On Node.js, a separate file starts the application; elsewhere the
 * runtime starts it.
 */
export function createHono(project: Project): Host {
  const runtime = findRuntime(project)
  if (runtime === null) return HONO
  const { server: _, ...host } = HONO
  const { start, notes, runner, variables, isTypeScript, program } = runtime
  return {
    ...host,
    needs: ['hono'],
    program: { ...program, text: HONO.program.text },
    start,
    notes,
    runner,
    variables,
    isTypeScript,
  }
}

function findRuntime(project: Project): Host | null {
  const { packages, has } = project
  if (ON_NODE in packages) return null
  if ('wrangler' in packages) return createWorkers(project)
  if (has('bun.lock') || has('bun.lockb') || '@types/bun' in packages) return BUN
  return has('deno.json') || has('deno.jsonc') ? DENO : null
}
