// A weather service: the same application on Node.js, Bun, Deno and Workers.
import { cors, createCors, originsFrom } from '@webcors/hono'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

export interface Env {
  Bindings: { ALLOWED_ORIGINS?: string }
}

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const ours = new Map<string, ReturnType<typeof createCors>>()

/** The policy for an environment is created once, not for each request. */
function policyOf({ env }: Context<Env>): ReturnType<typeof createCors> {
  const list = env.ALLOWED_ORIGINS ?? 'https://weather.example.com'
  const policy = ours.get(list) ?? createCors({ origin: originsFrom(list), credentials: true })
  ours.set(list, policy)
  return policy
}

export const app: Hono<Env> = new Hono<Env>()

// The policy stands before all routes.
app.use(cors((c: Context<Env>) => (c.req.path.startsWith('/forecasts') ? anyone : policyOf(c))))

app.get('/forecasts', (c) =>
  c.json([{ city: 'Oslo' }], 200, { 'X-Total': '1', Vary: 'Accept-Language' }),
)
app.get('/forecasts/old', (c) => c.redirect('/forecasts'))
app.get('/live', (c) =>
  streamSSE(c, async (stream) => {
    for (const data of ['rain', 'sun']) await stream.writeSSE({ data })
  }),
)
app.put('/alerts/:id', (c) => c.json({ id: c.req.param('id') }))
app.get('/broken', () => {
  throw new Error('The satellite is gone')
})

app.onError((_error, c) => c.json({ error: 'Something went wrong' }, 500))
