/** Why goals of fetch handlers are missed. */
export const FETCH_CAUSES = `- **÷ Hono, ÷ h3.** Code that is tuned by hand for one policy adds as much, because the runtime's own \`Headers\` take the time: setting
  three headers on a \`Response\` costs more there than a quarter of the time that Hono and h3 add.
- **÷ tuned by hand, without \`Origin\` or with an origin that is not allowed.** One header is set there, so tuned code adds half a
  microsecond, and what every request costs shows: a tenth to a third of a microsecond. webcors asks a policy that can be replaced
  while it runs, that can report what it decides, and that many handlers can share, and it marks each response, to notice one that
  is returned twice. The tuned code has one list, written into it, and notices neither.
- **÷ tuned by hand, asynchronous handlers.** The same half microsecond, beside promises whose cost changes from run to run.`

/** Why goals on Node.js and its frameworks are missed. */
export const HOST_CAUSES = `- **node-http, Koa: origin not allowed.** The code by hand stores one header, \`Vary\`. webcors takes as long for that as for all of
  its headers, because it waits for the head and removes what the application may have set. On Node.js 24 and 26 that costs less.
- **Express and Koa: preflights.** The framework's own work before and after the policy is most of it. \`createServer(withCors(app))\`
  answers preflights before Express sees them, and takes less time than the bare application.
- **h3 and Hono: actual requests.** See fetch handlers above: the floor is the runtime's \`Headers\`. In Hono, a second middleware
  also makes every request asynchronous, which the same guarantees by hand, around the application, do without.
- **Hono on Node.js.** Reading \`c.res.headers\` makes \`@hono/node-server\` build a whole \`Response\`, which it avoids otherwise. The
  least middleware pays the same (in brackets). \`createServer(withCors(listener))\` around the listener does not, and meets its goal of 0.1.`
