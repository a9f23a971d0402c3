import { linesOf } from '@webcors/conformance'
import type { More } from '@webcors-labs/testing'
import { expect, test } from 'vitest'
import { testRecipe } from '../src/test-recipe.ts'

const json = (body: string): More => ({ headers: [['Content-Type', 'application/json']], body })

testRecipe({
  name: 'Apollo Server on Express',
  page: 'graphql-and-rpc.md',
  folder: 'on-demand/apollo',
  packages: ['@apollo/server', '@as-integrations/express5'],
  start: ['node', 'server.mjs'],
  requests: {
    answers: [
      { line: 'POST /graphql', status: 200, more: json('{"query":"{ orders }"}') },
      { line: 'POST /graphql', status: 200, more: json('{"query":"{ broken }"}') },
      { line: 'POST /graphql', status: 400, more: json('{') },
      // Apollo's own protection against requests of other sites
      { line: 'GET /graphql?query=%7Borders%7D', status: 400 },
      { line: 'GET /nothing', status: 404 },
    ],
    preflight: '/graphql',
  },
})

const person = json('{"email":"ada@example.com","password":"a long password","name":"Ada"}')

testRecipe(
  {
    name: 'Better Auth',
    page: 'better-auth.md',
    folder: 'on-demand/better-auth',
    packages: ['better-auth'],
    start: ['node', 'server.mjs'],
    env: { BETTER_AUTH_SECRET: 'a secret of thirty-two characters' },
    requests: {
      answers: [
        { line: 'GET /api/auth/ok', status: 200 },
        { line: 'GET /api/auth/get-session', status: 200 },
        { line: 'GET /nothing', status: 404 },
      ],
      preflight: '/api/auth/sign-up/email',
    },
  },
  (ask) => {
    const signUp = 'POST /api/auth/sign-up/email'
    test('a listed page signs up, and its cookie opens the session', async () => {
      const answer = await ask(signUp, 'https://app.example.com', person)
      expect(answer.status).toBe(200)
      const cookies = linesOf(answer, 'Set-Cookie')
      expect(cookies[0]).toMatch(/SameSite=None; Partitioned/)
      const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
      const asked = { headers: [['Cookie', cookie]] } as const
      const session = await ask('GET /api/auth/get-session', 'https://app.example.com', asked)
      expect(session.body).toContain('ada@example.com')
    })

    test('a page that is not listed cannot sign a user in', async () => {
      const cookie = { headers: [...(person.headers ?? []), ['Cookie', 'a=1']] as const }
      const answer = await ask(signUp, 'https://other.example', { ...person, ...cookie })
      expect(answer.status).toBe(403)
    })
  },
)
