import { withCors } from '@webcors/core'
import { definePlugin } from 'nitro'
import { selectFor } from '../select-for.ts'

const select = selectFor('fetch')

export default definePlugin((app) => {
  app.fetch = withCors(app.fetch, (request: Request) => select(new URL(request.url)))
})
