import { withCors } from '@webcors/node'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveBare } from './serve-handler.ts'

export const nodeHost: Host = {
  write: (options) => `import { createServer } from 'node:http'
import { withCors } from '@webcors/node'

createServer(withCors(listener, ${options}))`,
  listen(endpoints) {
    const select = selectByPath(endpoints)
    return withCors(
      (req, res) => serveBare(endpoints, req, res),
      (req) => select(req.url ?? '/'),
    )
  },
}
