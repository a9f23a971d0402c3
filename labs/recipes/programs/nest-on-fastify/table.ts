import type { FastifyAdapter } from '@nestjs/platform-fastify'
import { addTable } from '../../src/nest-table.ts'

addTable('*', (adapter) => {
  const fastify = (adapter as FastifyAdapter).getInstance()
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('*', (_request, _body, done) => done(null))
})
await import('./main.ts')
