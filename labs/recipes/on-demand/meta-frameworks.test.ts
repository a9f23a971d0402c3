import { preflightOf } from '@webcors-labs/testing'
import type { Recipe, RecipeGap, RecipeRequests } from '../src/recipe.ts'
import { testRecipe } from '../src/test-recipe.ts'

const requests: RecipeRequests = {
  answers: [
    { line: 'GET /orders', status: 200 },
    { line: 'POST /orders', status: 200 },
    { line: 'GET /broken', status: 500 },
  ],
  preflight: '/orders',
}

/**
 * The requests for frameworks whose own protection against requests of other sites is replaced by
 * the policy.
 */
const protectedRequests: RecipeRequests = {
  ...requests,
  answers: [
    { line: 'GET /orders', status: 200 },
    { line: 'POST /orders', status: 200, denied: 403 },
    { line: 'GET /broken', status: 500 },
    { line: 'GET /nothing', status: 404 },
  ],
}

const THROWN = /^(?:status is 50[03]|the body is|x-conflict is none|location is none)/

/** Errors have the headers of the policy, but the body of the framework. */
const thrown = (cause: string, rows: number): RecipeGap => ({ cause, rows, problems: THROWN })

const common = { page: 'meta-frameworks.md', table: {}, requests } as const

const svelteKit: Omit<Recipe, 'name' | 'folder' | 'start'> = {
  ...common,
  packages: ['@sveltejs/kit', '@sveltejs/adapter-node'],
  build: ['node', 'node_modules/vite/bin/vite.js', 'build'],
  env: { HOST: '127.0.0.1' },
  table: { gaps: [thrown('SvelteKit answers 500 to all that an endpoint throws', 13)] },
  requests: protectedRequests,
}

testRecipe({
  ...svelteKit,
  name: 'SvelteKit, hook',
  folder: 'on-demand/sveltekit',
  start: ['node', 'build/index.js'],
  requests: {
    ...protectedRequests,
    before: [
      { line: 'GET /file.txt', status: 200 },
      { line: 'OPTIONS /orders/', status: 308, more: preflightOf('PUT') },
    ],
  },
})

testRecipe({
  ...svelteKit,
  name: 'SvelteKit, around adapter-node',
  folder: 'on-demand/sveltekit-around',
  start: ['node', 'server.mjs'],
  requests: {
    answers: [
      ...protectedRequests.answers,
      { line: 'GET /file.txt', status: 200, vary: ['Accept-Encoding'] },
    ],
    preflight: '/orders/',
  },
})

const BROKEN_BODY: RecipeGap = {
  cause: 'the adapter writes "Internal server error" into a body that breaks off',
  rows: 1,
  problems: /^the body is "halfInternal server error"/,
}
const astro: Pick<Recipe, 'page' | 'packages' | 'build' | 'env' | 'requests'> = {
  ...common,
  packages: ['astro', '@astrojs/node'],
  build: ['node', 'node_modules/astro/bin/astro.mjs', 'build'],
  env: { HOST: '127.0.0.1' },
  requests: protectedRequests,
}

testRecipe({
  ...astro,
  name: 'Astro, middleware',
  folder: 'on-demand/astro',
  start: ['node', 'dist/server/entry.mjs'],
  table: { gaps: [BROKEN_BODY] },
  requests: {
    ...protectedRequests,
    before: [
      { line: 'GET /file.txt', status: 200 },
      { line: 'GET /%zz', status: 400 },
    ],
  },
})

testRecipe({
  ...astro,
  name: 'Astro, around Express',
  folder: 'on-demand/astro-around',
  start: ['node', 'server.mjs'],
  table: {
    gaps: [BROKEN_BODY, thrown('Astro answers 500 to all that an endpoint throws', 13)],
  },
  requests: {
    ...protectedRequests,
    answers: [
      ...protectedRequests.answers,
      { line: 'GET /file.txt', status: 200 },
      { line: 'GET /%zz', status: 404 },
    ],
  },
})

const reactRouter: Pick<Recipe, 'page' | 'build' | 'env'> = {
  ...common,
  build: ['node', 'node_modules/@react-router/dev/bin.cjs', 'build'],
  env: { HOST: '127.0.0.1', NODE_ENV: 'production' },
}
const UNEXPECTED = thrown('React Router answers 500 to errors that are thrown', 6)

testRecipe({
  ...reactRouter,
  name: 'React Router, root middleware',
  folder: 'on-demand/react-router',
  packages: ['react-router', '@react-router/serve'],
  start: ['node', 'node_modules/@react-router/serve/dist/cli.js', 'build/server/index.js'],
  requests: {
    ...requests,
    answers: requests.answers.map((answer) => ({ ...answer, vary: ['Accept-Encoding'] })),
    before: [
      { line: 'GET /nothing', status: 404 },
      { line: 'GET /file.txt', status: 200 },
    ],
  },
  table: {
    addsVary: ['Accept-Encoding'],
    gaps: [
      UNEXPECTED,
      {
        cause: 'its server drops an Origin that is empty, so that this is not a preflight',
        rows: 1,
        problems: /^(?:status is 200|the body is "ok"|the request reached)/,
      },
    ],
  },
})

testRecipe({
  ...reactRouter,
  name: 'React Router, around Express',
  folder: 'on-demand/react-router-around',
  packages: ['react-router', '@react-router/express'],
  start: ['node', 'server.mjs'],
  table: { gaps: [UNEXPECTED] },
  requests: {
    ...requests,
    answers: [
      ...requests.answers,
      { line: 'GET /nothing', status: 404 },
      { line: 'GET /file.txt', status: 200 },
    ],
  },
})

testRecipe({
  ...common,
  name: 'TanStack Start',
  folder: 'on-demand/tanstack-start',
  packages: ['@tanstack/react-start'],
  build: ['node', 'node_modules/vite/bin/vite.js', 'build'],
  start: ['node', '.output/server/index.mjs'],
  table: { gaps: [thrown('TanStack Start writes answers of its own for errors', 6)] },
  requests: {
    ...requests,
    answers: [...requests.answers, { line: 'GET /nothing', status: 404 }],
    before: [{ line: 'GET /file.txt', status: 200 }],
  },
})

testRecipe({
  ...common,
  name: 'SolidStart',
  folder: 'on-demand/solid-start',
  packages: ['@solidjs/start'],
  build: ['node', 'node_modules/vite/bin/vite.js', 'build'],
  start: ['node', '.output/server/index.mjs'],
  table: { gaps: [thrown('SolidStart answers 500 or 503 to all that a route throws', 13)] },
  requests: { ...requests, before: [{ line: 'GET /file.txt', status: 200 }] },
})
