import { cors } from '@webcors/h3'
import { defineMiddleware } from 'nitro'
import { forEachPolicy, pathOfEvent } from '../policies.ts'

const find = forEachPolicy(pathOfEvent, cors)

export default defineMiddleware((event, next) => {
  const middleware = find('middleware', pathOfEvent(event))
  return middleware === undefined ? next() : middleware(event, next)
})
