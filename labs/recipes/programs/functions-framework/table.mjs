// Serves the application of the table as a function. The Functions Framework reads the body before
// it calls the function.
import { Readable } from 'node:stream'
import { http } from '@google-cloud/functions-framework'
import { createConformanceListener } from '@webcors/conformance'
import { withCors } from '@webcors/node'

const table = createConformanceListener()

http(
  'table',
  withCors(
    (request, response) => {
      const { method, url, headers, rawBody } = request
      const unread = Readable.from(rawBody ? [rawBody] : [])
      return table(Object.assign(unread, { method, url, headers }), response)
    },
    { origin: 'https://app.example.com' },
  ),
)
