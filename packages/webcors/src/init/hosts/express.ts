import type { Host } from '../host.js'
import { askServer } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'

export const EXPRESS: Host = {
  name: 'express',
  label: 'Express',
  package: '@webcors/node',
  needs: ['express'],
  program: {
    file: 'app',
    binding: '{ app }',
    text: `import { cors } from '@webcors/node'
import express from 'express'
import corsOptions from '#policy'

@export const app = express()

// Before everything else
app.use(cors(corsOptions))

app.get('/', (request, response) => {
  response.json({ path: request.path })
})
`,
  },
  server: `import { app } from '#app'

app.listen(process.env.PORT ?? 3000)
`,
  paste: `import { cors } from '@webcors/node'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
  where: 'before everything else in the app, in place of the CORS code that is there',
  ask: askServer("  const server = app.listen(0, '127.0.0.1')"),
  ...STARTED_BY_NODE,
}
