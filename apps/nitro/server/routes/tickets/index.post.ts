import { defineHandler, HTTPError } from 'nitro'
import { exhibits } from '../../exhibits.ts'
import { visitorOf } from '../../session.ts'

export default defineHandler(async (event) => {
  const visitor = visitorOf(event)
  const { exhibit } = (await event.req.json()) as { exhibit?: number }
  const found = exhibits.find(({ id }) => id === exhibit)
  if (found === undefined) throw new HTTPError({ status: 422, message: 'Which exhibit?' })
  if (found.seats === 0) throw new HTTPError({ status: 409, message: 'Sold out' })
  found.seats--
  event.res.status = 201
  return { visitor, exhibit: found.name }
})
