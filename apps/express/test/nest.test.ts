import type { Server } from 'node:http'
import {
  Body,
  type CanActivate,
  Controller,
  ForbiddenException,
  Get,
  Header,
  type INestApplication,
  type MiddlewareConsumer,
  Module,
  type NestApplicationOptions,
  type NestModule,
  Post,
  Redirect,
  Sse,
  type Type,
  UseGuards,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { describeResponse } from '@webcors/conformance'
import { cors } from '@webcors/node'
import { of } from 'rxjs'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { JSON_TYPE, OTHER } from './ask.test-util.ts'
import { APP, ORIGINS, policy, READ, urlOf } from './serve.test-util.ts'

class Guard implements CanActivate {
  canActivate(): boolean {
    throw new ForbiddenException()
  }
}

@Controller()
class HelloController {
  @Get()
  hello() {
    return 'hello'
  }

  @Get('guarded')
  @UseGuards(Guard)
  guarded() {}

  @Get('varied')
  @Header('Vary', 'Accept-Language')
  varied() {
    return 'hello'
  }

  @Get('broken')
  broken() {
    throw new Error('broken')
  }

  @Get('elsewhere')
  @Redirect('https://elsewhere.example/', 302)
  elsewhere() {}

  @Sse('live')
  live() {
    return of({ data: 'hello' })
  }

  @Post('echo')
  echo(@Body() body: unknown) {
    return body
  }
}

@Module({ controllers: [HelloController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- a Nest module is an empty class with a decorator
class HelloModule {}

/** A module whose middleware Nest runs late, and only for the methods of its routes. */
@Module({ controllers: [HelloController] })
class LateModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(cors(policy)).forRoutes(HelloController)
  }
}

async function start(
  set: (app: INestApplication<Server>) => void = (app) => app.use(cors(policy)),
  options: NestApplicationOptions = {},
  module: Type = HelloModule,
): Promise<Ask> {
  const app = await NestFactory.create<INestApplication<Server>>(module, {
    logger: false,
    ...options,
  })
  set(app)
  await app.listen(0, '127.0.0.1')
  onTestFinished(() => app.close())
  return askAt(() => urlOf(app.getHttpServer()))
}

test.each([
  ['GET /', 200, ['Origin']],
  ['GET /varied', 200, ['Accept-Language', 'Origin']],
  ['known defect 33: GET /live', 200, ['Origin']],
  ['GET /elsewhere', 302, ['Accept', 'Origin']],
  ['known defect 21: GET /guarded', 403, ['Origin']],
  ['known defect 21: GET /nothing', 404, ['Origin']],
  ['known defect 21: GET /broken', 500, ['Origin']],
  ['known defect 21: POST /echo', 400, ['Origin']],
] as const)('%s is answered with the policy’s headers', async (name, status, vary) => {
  const ask = await start()
  const line = name.replace(/^.*: /, '') as `${string} ${string}`
  const more = line.startsWith('POST') ? { headers: [JSON_TYPE], body: '{' } : {}
  for (const [origin, read] of ORIGINS) {
    expect(describeResponse(await ask(line, origin, more))).toEqual({ status, cors: read, vary })
  }
})

test('known defects 14, 17: the policy answers preflights before guards run, and the application answers a plain OPTIONS', async () => {
  const ask = await start()
  for (const path of ['/', '/guarded', '/nothing']) {
    expect((await ask(`OPTIONS ${path}`, APP, preflightOf('PUT'))).status).toBe(204)
    const denied = describeResponse(await ask(`OPTIONS ${path}`, OTHER, preflightOf('PUT')))
    expect(denied).toEqual({ status: 403, cors: {}, vary: ['Origin'] })
  }
  expect(describeResponse(await ask('OPTIONS /', APP))).toMatchObject({ status: 404, cors: READ })
})

test('a global prefix of Nest changes nothing about the policy', async () => {
  const ask = await start((app) => app.setGlobalPrefix('api').use(cors(policy)))
  expect(describeResponse(await ask('GET /api', APP))).toMatchObject({ status: 200, cors: READ })
  expect((await ask('OPTIONS /api', APP, preflightOf('PUT'))).status).toBe(204)
  expect(describeResponse(await ask('GET /nothing', APP))).toMatchObject({
    status: 404,
    cors: READ,
  })
})

describe('known defect 28: Nest’s own CORS together with the policy', () => {
  const anyone = { origin: true, credentials: true }

  test.each([
    ['by app.enableCors', (app) => app.use(cors(policy)).enableCors(anyone), {}],
    ['by the options', (app) => app.use(cors(policy)), { cors: anyone }],
  ] as [string, (app: INestApplication<Server>) => void, NestApplicationOptions][])(
    'the policy replaces Nest’s own CORS that is set %s',
    async (_, set, options) => {
      const ask = await start(set, options)
      for (const [origin, read] of ORIGINS) {
        const described = describeResponse(await ask('GET /', origin))
        expect(described).toEqual({ status: 200, cors: read, vary: ['Origin'] })
      }
      expect((await ask('OPTIONS /', OTHER, preflightOf('PUT'))).status).toBe(403)
    },
  )

  test('app.enableCors before the policy answers preflights for everyone', async () => {
    const ask = await start((app) => {
      app.enableCors(anyone)
      app.use(cors(policy))
    })
    const preflight = describeResponse(await ask('OPTIONS /', OTHER, preflightOf('PUT')))
    expect(preflight).toMatchObject({
      status: 204,
      cors: { 'Access-Control-Allow-Origin': OTHER, 'Access-Control-Allow-Credentials': 'true' },
    })
    // The policy still decides on the response to the actual request.
    expect(describeResponse(await ask('GET /', OTHER)).cors).toEqual({})
  })
})

test('pages cannot read why enableCsrfProtection refuses before the policy, and can read why crossOriginProtection does', async () => {
  const post = { headers: [JSON_TYPE, ['Sec-Fetch-Site', 'cross-site']], body: '{}' } as const
  const before = await start((app) => app.enableCsrfProtection().use(cors(policy)))
  const refused = describeResponse(await before('POST /echo', APP, post))
  expect(refused).toEqual({ status: 403, cors: {}, vary: [] })

  const ask = await start((app) =>
    app.use(cors({ origin: APP, credentials: true, crossOriginProtection: true })),
  )
  expect(describeResponse(await ask('POST /echo', APP, post))).toMatchObject({
    status: 201,
    cors: READ,
  })
  expect((await ask('POST /echo', OTHER, post)).status).toBe(403)
})

test('known defect 16: the middleware of a module does not see preflights', async () => {
  const ask = await start(() => {}, {}, LateModule)
  const preflight = describeResponse(await ask('OPTIONS /', APP, preflightOf('PUT')))
  expect(preflight).toEqual({ status: 404, cors: {}, vary: [] })
  expect(describeResponse(await ask('GET /', APP))).toMatchObject({ status: 200, cors: READ })
})
