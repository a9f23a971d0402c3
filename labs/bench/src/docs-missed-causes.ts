/** Why goals of fetch handlers are missed. */
export const FETCH_CAUSES = `- **÷ Hono, ÷ h3.** Most of the time goes into the runtime's own \`Headers\`: code that is tuned by hand for one policy comes to the
  ratio in brackets, which is itself near the goal or above it.
- **÷ tuned by hand, without \`Origin\` or with an origin that is not allowed.** Only one header is set, so tuned code adds about a
  microsecond, and the fixed work of webcors shows. webcors asks a policy that can be replaced while it runs, that can report its
  decisions, and that many handlers can share. It also marks each response, to notice one that is returned twice. The tuned code
  does none of this: its one list is written into it. All this takes some tenths of a microsecond.
- **÷ tuned by hand, asynchronous handlers.** The same work, beside promises whose cost changes from run to run.`

/** Why goals on Node.js and its frameworks are missed. */
export const HOST_CAUSES = `- **node-http, Express, Koa: origin not allowed.** The code by hand stores one header, \`Vary\`. webcors waits for the head and removes CORS
  headers of the application, which takes as long for one header as for all.
- **Express: preflights.** On Node.js 20 and 22, the least code that sends the bytes (in brackets) is already near the goal. On 24
  and 26, the goal is about two microseconds. webcors takes one to two more than that code, to decide and to look at the head.
  \`createServer(withCors(app))\` answers preflights before Express sees them, and takes less time than the bare application.
- **Koa: preflights.** webcors decides and waits for the head, which takes one to two microseconds more than the least code.
- **h3 and Hono.** As for fetch handlers, most of the time of an actual request goes into \`Headers\`. In Hono, a middleware also makes
  every request asynchronous. The same guarantees by hand are around the application, and answer preflights before it.
- **Hono on Node.js, the handler creates a \`Response\`.** \`@hono/node-server\` creates no \`Headers\` for a response, unless a middleware
  reads them, as every CORS middleware does. \`hono/cors\` adds half of the time here that it adds with \`c.json\`, so the least middleware
  (in brackets) misses the goal as well. \`createServer(withCors(listener))\` sets headers on Node's response, and meets its goal of 0.1.`
