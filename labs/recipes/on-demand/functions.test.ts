import { describeResponse } from '@webcors/conformance'
import { preflightOf } from '@webcors-labs/testing'
import { expect, test } from 'vitest'
import type { RecipeRequests } from '../src/recipe.ts'
import { testRecipe } from '../src/test-recipe.ts'

const requests: RecipeRequests = {
  answers: [{ line: 'GET /orders', status: 200 }],
  preflight: '/orders',
}

testRecipe({
  name: 'Cloudflare Pages',
  page: 'functions.md',
  folder: 'on-demand/cloudflare-pages',
  packages: ['wrangler'],
  start: [
    'node',
    'node_modules/wrangler/bin/wrangler.js',
    'pages',
    'dev',
    'public',
    '--compatibility-date=2026-07-30',
    '--ip=127.0.0.1',
    '--port=0',
    '--inspector-port=0',
    '--show-interactive-dev-session=false',
    '--log-level=log',
  ],
  tried: '`wrangler pages dev`',
  requests: {
    ...requests,
    answers: [
      ...requests.answers,
      { line: 'GET /', status: 200 },
      { line: 'GET /broken', status: 500 },
    ],
  },
  table: {
    gaps: [
      {
        cause: 'workerd drops an Origin that is empty, so that this is not a preflight',
        rows: 1,
        problems: /^(?:status is 200|the body is "ok"|the request reached)/,
      },
    ],
  },
})

testRecipe(
  {
    name: 'Netlify Functions',
    page: 'functions.md',
    folder: 'on-demand/netlify',
    packages: ['@netlify/functions', '@netlify/dev'],
    start: ['node', 'serve.mjs'],
    tried:
      "Netlify's emulator, `@netlify/dev`, which starts a function anew for each request: no rows of the table",
    requests: {
      ...requests,
      answers: [...requests.answers, { line: 'GET /broken', status: 500 }],
    },
  },
  (ask) => {
    test('a function whose methods leave OPTIONS out never sees preflights', async () => {
      const asked = await ask('OPTIONS /deaf', 'https://app.example.com', preflightOf('PUT'))
      expect(describeResponse(asked)).toEqual({ status: 404, cors: {}, vary: [] })
    })
  },
)

testRecipe({
  name: 'Vercel Functions',
  page: 'functions.md',
  folder: 'on-demand/vercel',
  packages: [],
  start: ['node', 'table.ts'],
  tried:
    'the function, called with the `Request` of Node.js: Vercel has no emulator that runs here',
  table: {},
  requests,
})

testRecipe({
  name: 'Azure Functions',
  page: 'functions.md',
  folder: 'on-demand/azure-functions',
  packages: ['@azure/functions'],
  start: ['node', 'table.ts'],
  tried:
    'the function, called with `HttpRequest` and answered with `HttpResponse` of `@azure/functions`: the host cannot be installed here',
  table: {},
  requests,
})
