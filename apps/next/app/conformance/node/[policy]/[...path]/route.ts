import { routeDoor } from '../../../../../doors/route-door'

export {
  routeDoor as DELETE,
  routeDoor as GET,
  routeDoor as HEAD,
  routeDoor as OPTIONS,
  routeDoor as PATCH,
  routeDoor as POST,
  routeDoor as PUT,
}
