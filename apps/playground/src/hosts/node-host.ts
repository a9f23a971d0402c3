import { withCors } from '@webcors/node'
import type { Host } from './host.ts'
import { selectByPath } from './selected.ts'
import { serveBare } from './serve-handler.ts'

export const nodeHost: Host = {
  listen(endpoints) {
    const select = selectByPath(endpoints)
    return withCors(
      (req, res) => serveBare(endpoints, req, res),
      (req) => select(req.url ?? '/'),
    )
  },
}
