// Only the compiler checks this file: code that compiles as it is, code that needs an annotation,
// and code that must not compile.
import type { INestApplication } from '@nestjs/common'
import { type CorsPolicy, createCors } from '@webcors/core'
import { cors } from '@webcors/node'
import connect from 'connect'
import express, { type Request, type RequestHandler } from 'express'
import type { FastifyInstance } from 'fastify'
import polka from 'polka'

const policy = createCors({ origin: 'https://app.example.com' })
declare const policies: ReadonlyMap<string, CorsPolicy>
declare const fastify: FastifyInstance
declare const nest: INestApplication

const app = express()
const router = express.Router()
const answer: RequestHandler = (_req, res) => {
  res.send('hello')
}

// This compiles: `cors()` in every place where Express accepts a middleware.
app.use(cors())
app.use(cors({ origin: '*' }))
app.use(cors(policy, { onDecision: ({ reason }) => reason }))
app.use('/orders', cors(policy), answer)
app.use(['/orders', '/people'], cors(policy))
app.use([cors(policy), express.json()])
app.route('/orders/:id').all(cors(policy)).put(answer)
app.options('/orders/:id', cors(policy))
router.use(cors(policy))
router.use('/orders', cors(policy))
router.put('/orders/:id', cors(policy), (req, res) => {
  res.send(req.params.id.toUpperCase())
})

// This compiles: a selecting function gets Express's own request.
app.use(cors((req) => policies.get(req.hostname)))
app.use(cors(async (req) => policies.get(req.path), { onDecision: ({ reason }) => reason }))
router.use(cors((req) => policies.get(req.get('X-Tenant') ?? req.baseUrl)))

// Behind a path, the overloads of Express hide the type of the request, so the callback annotates
// it.
app.use(
  '/orders',
  // @ts-expect-error: this is Node's request
  cors((req) => policies.get(req.hostname)),
)
const byHost = (req: Request) => policies.get(req.hostname)
app.use('/orders', cors(byHost))
app.put('/orders/:id', cors(byHost), answer)
app.route('/orders/:id').all(cors(byHost))
const byId = (req: Request<{ id: string }>) => policies.get(req.params.id)
app.all('/orders/:id', cors(byId))

// These compile: the other frameworks.
connect().use(cors())
connect().use(cors((req) => policies.get(req.headers.host ?? '')))
connect().use(
  '/orders',
  cors((req) => policies.get(req.originalUrl ?? '')),
)
polka().use(cors())
polka().use(cors((req) => policies.get(req.path)))
polka().use(
  '/orders',
  cors((req) => policies.get(req.path)),
)
fastify.use(cors())
fastify.use(cors((req) => policies.get(req.headers.host ?? '')))
fastify.use(
  '/orders',
  cors((req) => policies.get(req.url ?? '')),
)
nest.use(cors())
nest.use(cors(byHost))
nest.use('/orders', cors(byHost))

// This compiles although it is wrong, because `cors` itself is assignable to a middleware. The
// first request gets an error (not-called.test.ts).
app.use(cors)

// These must not compile: no origin; any origin with credentials; options in place of a policy.
// @ts-expect-error
app.use(cors({ credentials: true }))
// @ts-expect-error
app.use(cors({ origin: '*', credentials: true }))
// @ts-expect-error
app.use(cors(() => ({ origin: '*' })))
