import type { Host } from '../host.js'
import { askServer } from './ask.js'
import { STARTED_BY_NODE } from './started-by-node.js'

export const NODE_HTTP: Host = {
  name: 'node',
  label: 'node:http',
  package: '@webcors/node',
  needs: [],
  program: {
    file: 'app',
    binding: '{ app }',
    text: `import { withCors } from '@webcors/node'
import corsOptions from '#policy'

@export const app = withCors((request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ path: request.url }))
}, corsOptions)
`,
  },
  server: `import { createServer } from 'node:http'
import { app } from '#app'

createServer(app).listen(process.env.PORT ?? 3000)
`,
  paste: `import { withCors } from '@webcors/node'
import corsOptions from '#policy'

const server = createServer(withCors(listener, corsOptions))
`,
  where: 'where the server is created, in place of the CORS code that is there',
  ask: askServer(
    "  const server = createServer(app).listen(0, '127.0.0.1')",
    "import { createServer } from 'node:http'\n",
  ),
  ...STARTED_BY_NODE,
}
