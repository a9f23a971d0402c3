import { defineHandler, HTTPError } from 'nitro'
import { exhibits } from '../../exhibits.ts'

export default defineHandler((event) => {
  const found = exhibits.find(({ id }) => String(id) === event.context.params?.['id'])
  if (found === undefined) throw new HTTPError({ status: 404, message: 'There is no such exhibit' })
  return found
})
