import type { Host } from '../host.js'
import type { Project } from '../project.js'
import { askBy } from './ask.js'

const [EXPRESS, FASTIFY] = ['@nestjs/platform-express', '@nestjs/platform-fastify'] as const

/**
 * Creates the host for NestJS. `nest new` writes src/main.ts, so there is always a file to paste
 * into.
 */
export function createNest({ packages }: Project): Host {
  const isOnFastify = FASTIFY in packages && !(EXPRESS in packages)
  const platform = isOnFastify ? FASTIFY : EXPRESS
  const adapter = isOnFastify ? 'new FastifyAdapter(), ' : ''
  return {
    name: 'nest',
    label: 'NestJS',
    package: '@webcors/node',
    needs: ['@nestjs/common', '@nestjs/core', platform],
    isForTestAlone: true,
    program: {
      file: 'main',
      binding: '{ createApp }',
      text: `import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
${isOnFastify ? `import { FastifyAdapter } from '${FASTIFY}'\n` : ''}import { cors } from '@webcors/node'
import corsOptions from '#policy'

class AppModule {}
Module({})(AppModule)

async function createApp() {
  const app = await NestFactory.create(AppModule, ${adapter}{
    logger: false,
    forceCloseConnections: true,
  })
  app.use(cors(corsOptions))
  return app
}
`,
    },
    paste: `import { cors } from '@webcors/node'
import corsOptions from '#policy'

app.use(cors(corsOptions))
`,
    where: 'after NestFactory.create, before every other app.use, in place of app.enableCors',
    ask: askBy(`  const app = await createApp()
  await app.listen(0, '127.0.0.1')
  try {
    return await fetch(await app.getUrl(), { method, headers })
  } finally {
    await app.close()
  }`),
    start: () => 'npx nest start',
    readsEnv: 'npx nest start --env-file .env',
  }
}
