import type { Server } from 'node:http'
import { Readable } from 'node:stream'
import {
  All,
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Header,
  HttpException,
  Module,
  Redirect,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import {
  breakingBody,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  type ConformanceRoute,
  findRoute,
  pausedBody,
  type RouteKind,
} from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import type { Request, Response } from 'express'

export async function serveNest(): Promise<Server> {
  const adapter = { createCors, pathOf: (req: Request) => req.path }
  const app = await NestFactory.create<NestExpressApplication>(Table, { logger: false })
  for (const policy of CONFORMANCE_POLICIES) {
    app.use(`/${policy.name}`, cors(...conformanceArguments(policy, adapter)))
  }
  app.useGlobalFilters(new Answers())
  await app.listen(0, '127.0.0.1')
  return app.getHttpServer()
}

/**
 * The application of the table in Nest's idiom: handlers return, throw or stream their responses.
 */
@Controller(':policy')
class TableController {
  #runs = 0

  @Get('runs')
  @Header('Cache-Control', 'no-store')
  runs(): string {
    return String(this.#runs)
  }

  @All('redirect')
  @Redirect()
  redirect(@Req() req: Request): { url: string; statusCode: number } {
    this.#runs++
    // Express writes the target of the redirect into the body for a client that accepts text.
    req.headers.accept = 'application/json'
    const { status, headers } = findRoute(req.method, req.path)
    return {
      url: new Headers(headers as [string, string][]).get('Location') ?? '',
      statusCode: status,
    }
  }

  @All('*path')
  answer(@Req() req: Request, @Res({ passthrough: true }) res: Response): unknown {
    this.#runs++
    const route = findRoute(req.method, req.path)
    return KINDS[route.kind as Exclude<RouteKind, 'redirect'>](route, res, req)
  }
}

@Module({ controllers: [TableController] })
// oxlint-disable-next-line typescript/no-extraneous-class -- a Nest module is an empty class with a decorator
class Table {}

@Catch()
class Answers implements ExceptionFilter<HttpException> {
  catch(error: HttpException, host: ArgumentsHost): void {
    const res = host.switchToHttp().getResponse<Response>()
    const headers = (error.cause ?? []) as ConformanceRoute['headers']
    res.status(error.getStatus()).set(Object.fromEntries(headers)).send(error.message)
  }
}

type Answer = (route: ConformanceRoute, res: Response, req: Request) => unknown

const KINDS: Readonly<Record<Exclude<RouteKind, 'redirect'>, Answer>> = {
  answer: (route, res) => {
    writeHead(res, route)
    return route.body
  },
  share: (route, res, req) => KINDS.answer(route, res, req),
  echo: async (_route, _res, req) => Buffer.concat(await req.toArray()).toString(),
  throw: throwException,
  'throw-response': throwException,
  'throw-redirect': async (route) => throwException(route),
  fetch: async ({ body }, res) => {
    const response = await fetch(`data:text/plain,${encodeURIComponent(body)}`)
    res.status(response.status).set(Object.fromEntries(response.headers))
    return response.text()
  },
  stream: (route, res) => {
    writeHead(res, route)
    return new StreamableFile(Readable.from(pausedBody(route.body)), { type: 'text/event-stream' })
  },
  break: (route, res) => {
    writeHead(res, route)
    return new StreamableFile(Readable.from(breakingBody(route.body)))
  },
}

function throwException({ status, headers, body }: ConformanceRoute): never {
  throw new HttpException(body, status, { cause: headers })
}

function writeHead(res: Response, { status, headers }: ConformanceRoute): void {
  for (const [name, value] of headers) res.append(name, value)
  res.status(status)
}
