import type { More } from '@webcors-labs/testing'
import { testRecipe } from '../src/test-recipe.ts'

const json = (body: string): More => ({ headers: [['Content-Type', 'application/json']], body })
const TRPC_VARY = ['trpc-accept', 'accept']

testRecipe({
  name: 'tRPC, standalone',
  page: 'graphql-and-rpc.md',
  folder: 'programs/trpc',
  packages: ['@trpc/server'],
  start: ['node', 'server.ts'],
  requests: {
    answers: [
      { line: 'GET /orders', status: 200, vary: TRPC_VARY },
      { line: 'POST /pay', status: 200, vary: TRPC_VARY, more: json('{}') },
      { line: 'GET /broken', status: 500, vary: TRPC_VARY },
      { line: 'GET /nothing', status: 404, vary: TRPC_VARY },
    ],
    preflight: '/pay',
  },
})

testRecipe({
  name: 'tRPC, fetch',
  page: 'graphql-and-rpc.md',
  folder: 'programs/trpc',
  packages: ['@trpc/server'],
  start: ['node', 'fetch.ts'],
  requests: {
    answers: [
      { line: 'GET /trpc/orders', status: 200, vary: TRPC_VARY },
      { line: 'POST /trpc/pay', status: 200, vary: TRPC_VARY, more: json('{}') },
      { line: 'GET /trpc/broken', status: 500, vary: TRPC_VARY },
      { line: 'GET /trpc/nothing', status: 404, vary: TRPC_VARY },
    ],
    preflight: '/trpc/pay',
  },
})

testRecipe({
  name: 'GraphQL Yoga',
  page: 'graphql-and-rpc.md',
  folder: 'programs/yoga',
  packages: ['graphql-yoga'],
  start: ['node', 'server.ts'],
  requests: {
    answers: [
      { line: 'POST /graphql', status: 200, more: json('{"query":"{ orders }"}') },
      { line: 'POST /graphql', status: 200, more: json('{"query":"{ broken }"}') },
      { line: 'POST /graphql', status: 400, more: json('{') },
      { line: 'GET /nothing', status: 404 },
    ],
    preflight: '/graphql',
  },
})

testRecipe({
  name: 'oRPC',
  page: 'graphql-and-rpc.md',
  folder: 'programs/orpc',
  packages: ['@orpc/server'],
  start: ['node', 'server.ts'],
  requests: {
    answers: [
      { line: 'POST /rpc/orders', status: 200, more: json('{}') },
      { line: 'POST /rpc/broken', status: 500, more: json('{}') },
      { line: 'GET /nothing', status: 404 },
    ],
    preflight: '/rpc/orders',
  },
})
