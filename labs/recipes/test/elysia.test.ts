import type { RecipeRequests } from '../src/recipe.ts'
import { testRecipe } from '../src/test-recipe.ts'

const requests: RecipeRequests = {
  answers: [
    { line: 'GET /orders', status: 200 },
    { line: 'GET /broken', status: 500 },
    { line: 'GET /nothing', status: 404 },
  ],
  preflight: '/orders',
}

testRecipe({
  name: 'Elysia on Bun',
  page: 'elysia.md',
  folder: 'programs/elysia',
  packages: ['elysia'],
  start: ['bun', 'table.ts'],
  table: {},
  requests,
})

testRecipe({
  name: 'Elysia on Node.js',
  page: 'elysia.md',
  folder: 'programs/elysia',
  packages: ['elysia', '@elysiajs/node'],
  start: ['node', 'table.ts'],
  table: {},
  requests,
})
