// Replaces `@webcors/h3` in the programs of the recipes: see `../core`.
import * as h3 from '@webcors/h3'
import type { H3Event, Middleware } from 'h3'
import { selectByTable } from '../selects.ts'

// The export of this module hides the export of the same name.
export * from '@webcors/h3'

function corsByTable(options: { readonly origin: '*' }): Middleware {
  const select = selectByTable(h3.createCors(options), ({ url }: H3Event) => url.pathname)
  return h3.cors(select as never, { onDecision: null })
}

export const cors: typeof h3.cors = corsByTable as never
