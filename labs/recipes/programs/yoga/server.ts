// server.ts
import { createServer } from 'node:http'
import { withCors } from '@webcors/node'
import { createSchema, createYoga } from 'graphql-yoga'

const yoga = createYoga({
  cors: false, // Yoga's own default answers every origin, with credentials
  schema: createSchema({
    typeDefs: 'type Query { orders: [Int!]!, broken: Int }',
    resolvers: {
      Query: {
        orders: () => [1],
        broken: () => {
          throw new Error('Broken')
        },
      },
    },
  }),
})

createServer(
  withCors(yoga, {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }),
).listen(process.env.PORT ?? 3000)
