import { withCors } from '@webcors/core'
import { definePlugin } from 'nitro'
import { createDoors, pathOfRequest } from '../doors.ts'

export default definePlugin((app) => {
  const { fetch } = app
  const find = createDoors(pathOfRequest, (...args) =>
    withCors((request: Request) => fetch(request), ...args),
  )
  app.fetch = (request) => (find('fetch', pathOfRequest(request)) ?? fetch)(request)
})
