// Adds the application of the table to the programs of Nest: a module of its own, beside the module
// of the program.
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  All,
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Module,
  Req,
  Res,
  type Type,
  UseFilters,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { answerErrorWith, createConformanceListener } from '@webcors/conformance'

/**
 * Adds the table's module to the application that the program is about to create by
 * `NestFactory.create`.
 *
 * @param wildcard the pattern for any path, as the platform writes it
 * @param prepare gets the adapter that the program passes to `create`
 */
export function addTable(wildcard: string, prepare?: (adapter: unknown) => void): void {
  const { create } = NestFactory
  const createWithTable = (module: Type, ...rest: unknown[]): unknown => {
    prepare?.(rest[0])
    class Root {}
    Module({ imports: [module, tableModule(wildcard)] })(Root)
    // The application of the table sends bodies back unchanged, so Nest must not parse them.
    const args = [Root, ...rest, { bodyParser: false }] as never as Parameters<typeof create>
    return create.apply(NestFactory, args)
  }
  Object.assign(NestFactory, { create: createWithTable })
}

function tableModule(wildcard: string): Type {
  const table = createConformanceListener()

  @Controller('table')
  @UseFilters(AnswerErrors)
  class TableController {
    @All(wildcard)
    answer(@Req() request: IncomingMessage, @Res() response: ServerResponse) {
      return table(rawOf(request), rawOf(response))
    }
  }

  @Module({ controllers: [TableController] })
  class TableModule {}

  return TableModule
}

@Catch()
class AnswerErrors implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    answerErrorWith(error, rawOf(http.getRequest()), rawOf(http.getResponse<ServerResponse>()))
  }
}

/** Returns the message of Node.js: Express passes it on, and Fastify wraps it. */
function rawOf<Message extends object>(message: Message | { readonly raw: Message }): Message {
  return 'raw' in message ? message.raw : message
}
