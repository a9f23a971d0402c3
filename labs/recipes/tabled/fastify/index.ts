// Replaces `@webcors/fastify` in the programs of the recipes: see `../core`.
import * as fastify from '@webcors/fastify'
import type { FastifyRequest } from 'fastify'
import { selectByTable } from '../selects.ts'

// The export of `cors` below hides the export of the same name.
export * from '@webcors/fastify'

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? ''

function corsByTable(options: { readonly origin: '*' }): unknown {
  const select = selectByTable(fastify.createCors(options), pathOf) as never
  return fastify.cors(select, { onDecision: null })
}

export const cors: typeof fastify.cors = corsByTable as never
