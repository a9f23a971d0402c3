// Every policy of the table behind `withCors` of @webcors/next/pages.
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

const host = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }
const app = createConformanceListener()
const doors = new Map(
  CONFORMANCE_POLICIES.map((policy) => [
    policy.name,
    withCors(app, ...conformanceArguments(policy, host)),
  ]),
)

export async function pagesDoor(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const door = doors.get(String(request.query['policy']))
  if (door === undefined) return void response.status(404).end()
  try {
    await door(request, response)
  } catch (error) {
    answerErrorWith(error, request, response)
  }
}
