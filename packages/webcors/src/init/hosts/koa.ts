import type { Host } from '../host.js'
import { askServer } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'

export const KOA: Host = {
  name: 'koa',
  label: 'Koa',
  package: '@webcors/koa',
  needs: ['koa'],
  program: {
    file: 'app',
    binding: '{ app }',
    text: `import { cors } from '@webcors/koa'
import Koa from 'koa'
import corsOptions from '#policy'

@export const app = new Koa()

// Before everything else
app.use(cors(corsOptions))

app.use((ctx) => {
  ctx.body = { path: ctx.path }
})
`,
  },
  server: `import { app } from '#app'

app.listen(Number(process.env.PORT ?? 3000))
`,
  paste: `import { cors } from '@webcors/koa'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
  where: 'before everything else in the app, in place of the CORS code that is there',
  ask: askServer("  const server = app.listen(0, '127.0.0.1')"),
  ...STARTED_BY_NODE,
}
