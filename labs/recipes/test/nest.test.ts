import type { Recipe } from '../src/recipe.ts'
import { testRecipe } from '../src/test-recipe.ts'

const nest: Omit<Recipe, 'name' | 'folder' | 'packages'> = {
  page: 'nestjs.md',
  start: ['node', 'table.ts'],
  table: {},
  requests: {
    answers: [
      { line: 'GET /orders/9', status: 404 },
      { line: 'PUT /orders/9', status: 200, denied: 403 },
      { line: 'GET /nothing', status: 404 },
    ],
    preflight: '/orders/9',
  },
}

testRecipe({
  ...nest,
  name: 'Nest on Express',
  folder: 'programs/nest',
  packages: ['@nestjs/core', '@nestjs/platform-express'],
})

testRecipe({
  ...nest,
  name: 'Nest on Fastify',
  folder: 'programs/nest-on-fastify',
  packages: ['@nestjs/core', '@nestjs/platform-fastify'],
})
