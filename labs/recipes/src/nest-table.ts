// What the programs of Nest have in common under the table: a module with its application, beside the module of the page.
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
 * Puts the table's module beside that of the program, which is about to call `NestFactory.create`.
 *
 * @param wildcard any path, as the platform writes it
 * @param prepare gets what the program gives `create` beside its module
 */
export function addTable(wildcard: string, prepare?: (adapter: unknown) => void): void {
  const { create } = NestFactory
  const createWithTable = (module: Type, ...rest: unknown[]): unknown => {
    prepare?.(rest[0])
    class Root {}
    Module({ imports: [module, tableModule(wildcard)] })(Root)
    // The table repeats bodies as they come.
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

/** Express hands on the messages of Node.js, and Fastify has them within. */
function rawOf<Message extends object>(message: Message | { readonly raw: Message }): Message {
  return 'raw' in message ? message.raw : message
}
