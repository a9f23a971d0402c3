import { withCors } from '@webcors/core'
import { definePlugin } from 'nitro'
import { forEachPolicy, pathOfRequest } from '../policies.ts'

export default definePlugin((app) => {
  const { fetch } = app
  const find = forEachPolicy(pathOfRequest, (...args) =>
    withCors((request: Request) => fetch(request), ...args),
  )
  app.fetch = (request) => (find('fetch', pathOfRequest(request)) ?? fetch)(request)
})
