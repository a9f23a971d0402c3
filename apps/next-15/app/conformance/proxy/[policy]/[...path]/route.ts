import { plainApp } from '../../../../../doors/proxy-door'

export {
  plainApp as DELETE,
  plainApp as GET,
  plainApp as HEAD,
  plainApp as OPTIONS,
  plainApp as PATCH,
  plainApp as POST,
  plainApp as PUT,
}
