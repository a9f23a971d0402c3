import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { withCors as WithCors } from './index.js'

const require = createRequire(import.meta.url)

// Loads the built package without a bundler that would resolve Next's modules.
test.each<[string, () => unknown]>([
  ["import('@webcors/next')", () => import('@webcors/next')],
  ["require('@webcors/next')", () => require('@webcors/next')],
])('a route with the result of %s can be tested without Next', async (_, load) => {
  const { withCors } = (await load()) as { withCors: typeof WithCors }
  const { GET } = withCors({ GET: () => new Response('ok') }, { origin: 'https://a.example' })
  const headers = { Origin: 'https://a.example' }
  const response = await GET(new Request('http://localhost/', { headers }))
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://a.example')
})

test.each<[string, () => unknown]>([
  ["import('@webcors/next/pages')", () => import('@webcors/next/pages')],
  ["require('@webcors/next/pages')", () => require('@webcors/next/pages')],
])('Node.js resolves %s, because Next does not bundle the package', async (_, load) => {
  expect(await load()).toHaveProperty('withCors', expect.any(Function))
})
