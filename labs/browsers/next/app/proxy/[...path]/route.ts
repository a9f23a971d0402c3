import { application } from '../../../../src/hosts/application.ts'

export {
  application as GET,
  application as HEAD,
  application as POST,
  application as PUT,
  application as PATCH,
  application as DELETE,
  application as OPTIONS,
}
