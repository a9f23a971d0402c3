// `app.use(cors)` in place of `app.use(cors(…))`. The types of Express accept this mistake, so
// every request must get an error.
import type { RequestListener } from 'node:http'
import middie from '@fastify/middie'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { cors } from '@webcors/node'
import connect, { type ErrorHandleFunction } from 'connect'
import express from 'express'
import express4 from 'express4'
import fastify from 'fastify'
import polka from 'polka'
import { expect, test } from 'vitest'
import { serve } from './serve.test-util.ts'

const MESSAGE =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

// Frameworks accept `cors` itself, because it is a function.
const uncalled = cors as unknown as ReturnType<typeof cors>

@Module({})
// oxlint-disable-next-line typescript/no-extraneous-class -- a Nest module is an empty class with a decorator
class Nothing {}

type Tell = (message: string) => void

const HOSTS: Readonly<Record<string, (tell: Tell) => Promise<RequestListener>>> = {
  Express: async (tell) => express().use(uncalled, answerError(tell)),
  'Express 4': async (tell) => express4().use(uncalled, answerError(tell)),
  Connect: async (tell) => connect().use(uncalled).use(answerError(tell)),
  Polka: async (tell) => {
    const app = polka({
      onError: (error, req, res) => answerError(tell)(error, req, res, () => {}),
    })
    app.use(uncalled)
    return (req, res) => app.handler(req as polka.Request, res)
  },
  Fastify: async (tell) => {
    const app = fastify()
    await app.register(middie)
    app.use(uncalled)
    app.setErrorHandler((error: Error, _request, reply) => {
      tell(error.message)
      void reply.code(500).send()
    })
    await app.ready()
    return (req, res) => app.routing(req, res)
  },
  Nest: async (tell) => {
    const logger = { log() {}, warn() {}, error: (error: Error) => tell(error.message) }
    const app = await NestFactory.create(Nothing, { logger })
    app.use(uncalled)
    await app.init()
    return app.getHttpAdapter().getInstance()
  },
}

function answerError(tell: Tell): ErrorHandleFunction {
  return (error, _req, res, _next) => {
    tell((error as Error).message)
    res.statusCode = 500
    res.end()
  }
}

test.each(Object.entries(HOSTS))(
  '%s gives its error handler an error that names the correct code',
  async (_, create) => {
    const messages: string[] = []
    const ask = await serve(await create((message) => messages.push(message)))
    for (const line of ['GET /', 'OPTIONS /'] as const) {
      expect((await ask(line, 'https://app.example.com')).status).toBe(500)
    }
    expect(messages).toEqual([MESSAGE, MESSAGE])
  },
)
