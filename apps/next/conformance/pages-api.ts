// Serves every policy of the table by `withCors` of @webcors/next/pages.
import {
  answerErrorWith,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  createConformanceListener,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { withCors } from '@webcors/next/pages'
import type { NextApiRequest, NextApiResponse } from 'next'

const adapter = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }
const app = createConformanceListener()
const handlers = new Map(
  CONFORMANCE_POLICIES.map((policy) => [
    policy.name,
    withCors(app, ...conformanceArguments(policy, adapter)),
  ]),
)

export async function answerPagesApi(
  request: NextApiRequest,
  response: NextApiResponse,
): Promise<void> {
  const handler = handlers.get(String(request.query['policy']))
  if (handler === undefined) return void response.status(404).end()
  try {
    await handler(request, response)
  } catch (error) {
    answerErrorWith(error, request, response)
  }
}
