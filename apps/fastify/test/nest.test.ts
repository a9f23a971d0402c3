import {
  type CanActivate,
  Controller,
  ForbiddenException,
  Get,
  Header,
  Module,
  Put,
  Redirect,
  Sse,
  UseGuards,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify'
import { describeResponse } from '@webcors/conformance'
import { cors, createCors } from '@webcors/fastify'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { of } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'

const APP = 'https://app.example.com'
const OTHER = 'https://other.example'
const READ = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' }

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

  @Put('open')
  @RouteConfig({ cors: createCors({ origin: '*' }) })
  open() {
    return 'open'
  }
}

@Module({ controllers: [HelloController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- a Nest module is an empty class with a decorator
class HelloModule {}

async function serve(): Promise<Ask> {
  const app = await NestFactory.create<NestFastifyApplication>(HelloModule, new FastifyAdapter(), {
    logger: false,
  })
  await app.register(cors({ origin: APP, credentials: true }))
  await app.listen(0, '127.0.0.1')
  onTestFinished(() => app.close())
  const url = await app.getUrl()
  return askAt(() => url)
}

test('every answer of Nest on Fastify has the headers of the policy', async () => {
  const ask = await serve()
  for (const [line, status, vary] of [
    ['GET /', 200, ['Origin']],
    ['GET /guarded', 403, ['Origin']],
    ['GET /varied', 200, ['Accept-Language', 'Origin']],
    ['GET /broken', 500, ['Origin']],
    ['GET /elsewhere', 302, ['Origin']],
    ['GET /live', 200, ['Origin']],
    ['GET /nothing', 404, ['Origin']],
  ] as const) {
    expect(describeResponse(await ask(line, APP))).toEqual({ status, cors: READ, vary })
    expect(describeResponse(await ask(line, OTHER))).toEqual({ status, cors: {}, vary })
  }
})

test('preflights for every method are answered', async () => {
  const ask = await serve()
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect((await ask('OPTIONS /', APP, preflightOf(method))).status).toBe(204)
    expect((await ask('OPTIONS /', OTHER, preflightOf(method))).status).toBe(403)
  }
})

test('@RouteConfig gives a route its own policy, which also answers its preflight', async () => {
  const ask = await serve()
  const open = { 'Access-Control-Allow-Origin': '*' }
  expect(describeResponse(await ask('PUT /open', OTHER)).cors).toEqual(open)
  expect(describeResponse(await ask('OPTIONS /open', OTHER, preflightOf('PUT')))).toMatchObject({
    status: 204,
    cors: open,
  })
})
