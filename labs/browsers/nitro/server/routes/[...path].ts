import { withCors } from '@webcors/h3'
import { defineHandler, type H3Event } from 'nitro'
import { application } from '../../../src/hosts/application.ts'
import { selectFor } from '../select-for.ts'

const select = selectFor('routes')

export default withCors(
  defineHandler(({ req }) => application(req)),
  (event: H3Event) => select(event.url),
)
