import { createConformanceApp } from '@webcors/conformance/table'
import { withCors } from '@webcors/h3'
import { defineHandler, type H3Event, HTTPError } from 'nitro'
import { forEachPolicy, pathOfEvent } from '../../../policies.ts'

const app = createConformanceApp()

async function handler(event: H3Event): Promise<Response> {
  try {
    return await app(event.req)
  } catch (error) {
    // h3 answers with this error when it is thrown.
    if (!(error instanceof Response)) throw error
    const { status, headers } = error
    throw new HTTPError({ status, headers, message: await error.text() })
  }
}

const find = forEachPolicy(pathOfEvent, (...args) => withCors(handler, ...args))

export default defineHandler((event) => (find('routes', pathOfEvent(event)) ?? handler)(event))
