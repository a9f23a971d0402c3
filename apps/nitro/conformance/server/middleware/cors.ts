import { cors } from '@webcors/h3'
import { defineMiddleware } from 'nitro'
import { createDoors, pathOfEvent } from '../doors.ts'

const find = createDoors(pathOfEvent, cors)

export default defineMiddleware((event, next) => {
  const middleware = find('middleware', pathOfEvent(event))
  return middleware === undefined ? next() : middleware(event, next)
})
