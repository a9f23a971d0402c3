import { cors } from '@webcors/fastify'
import Fastify, { type FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import { expect, test } from 'vitest'

const APP = 'https://app.example.com'

/** As `fastify generate` writes it, and the README completes it. */
function createPlugin(): FastifyPluginAsync {
  return async (fastify) => {
    await fastify.register(cors({ origin: APP, credentials: true }))
    void fastify.register(async (routes) => {
      routes.get('/orders', async () => [{ id: 1 }])
    })
  }
}

test.each([
  ['through fastify-plugin', fp(createPlugin()), APP],
  ['as a scope of its own', createPlugin(), undefined],
])('a function of fastify-cli, exported %s: what its 404 gets', async (_, plugin, allowed) => {
  const server = Fastify()
  // As fastify-cli does
  await server.register(plugin)
  const ask = async (url: string) => {
    const { headers } = await server.inject({ url, headers: { Origin: APP } })
    return headers['access-control-allow-origin']
  }
  expect(await ask('/orders')).toBe(APP)
  expect(await ask('/nothing')).toBe(allowed)
  await server.close()
})
