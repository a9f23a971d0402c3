import type { APIEvent } from '@solidjs/start/server'
import { table } from '../../table'

const answer = ({ request }: APIEvent) => table(request)

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
