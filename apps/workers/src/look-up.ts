// Serves a policy whose predicate looks origins up, and sends requests that end before their
// look-up does.
import { withCors } from '@webcors/core'

async function isCustomer(_origin: string): Promise<boolean> {
  await scheduler.wait(500)
  return true
}

const handler = withCors(() => new Response('hello'), { origin: isCustomer })

export default {
  fetch(request) {
    if (new URL(request.url).pathname !== '/ended') return handler(request)
    // Workers cancels the pending work of a request when the request ends.
    void handler(new Request(request))
    return new Response('ended')
  },
} satisfies ExportedHandler
