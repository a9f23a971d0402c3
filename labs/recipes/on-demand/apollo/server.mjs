// server.mjs
import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import { cors } from '@webcors/node'
import express from 'express'

const server = new ApolloServer({
  typeDefs: 'type Query { orders: [Int!]!, broken: Int }',
  resolvers: {
    Query: {
      orders: () => [1],
      broken: () => {
        throw new Error('Broken')
      },
    },
  },
})
await server.start()

const app = express()

// Before express.json, so that a page can read the answer to a body that is not JSON
app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))
app.use('/graphql', express.json(), expressMiddleware(server))

app.listen(process.env.PORT ?? 3000)
