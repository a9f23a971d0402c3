import { describeResponse } from '@webcors/conformance'
import { preflightOf } from '@webcors-labs/testing'
import { expect, test } from 'vitest'
import { testRecipe } from '../src/test-recipe.ts'

const DEVICE = 'http://192.168.1.20:5173'

testRecipe(
  {
    name: 'A device on the local network',
    page: 'local-network.md',
    folder: 'programs/local-network',
    packages: ['express'],
    start: ['node', 'server.mjs'],
    env: { ALLOWED_ORIGINS: `${DEVICE} https://app.example.com http://localhost:8080` },
    requests: {
      answers: [
        { line: 'GET /orders', status: 200 },
        { line: 'GET /nothing', status: 404 },
      ],
      preflight: '/orders',
    },
  },
  (ask) => {
    test.each([DEVICE, 'http://localhost:8080'])(
      'pages of %s can read responses with cookies',
      async (page) => {
        const cors = {
          'Access-Control-Allow-Origin': page,
          'Access-Control-Allow-Credentials': 'true',
        }
        const answer = describeResponse(await ask('GET /orders', page))
        expect(answer).toEqual({ status: 200, cors, vary: ['Origin'] })
        expect((await ask('OPTIONS /orders', page, preflightOf('PUT'))).status).toBe(204)
      },
    )

    test('a page at the name of a container cannot read responses', async () => {
      expect(describeResponse(await ask('GET /orders', 'http://web')).cors).toEqual({})
    })
  },
)
