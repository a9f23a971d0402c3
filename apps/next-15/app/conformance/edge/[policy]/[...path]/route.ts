export {
  DELETE,
  GET,
  HEAD,
  OPTIONS,
  PATCH,
  POST,
  PUT,
} from '@webcors-apps/next/conformance/route-handlers'

export const runtime = 'edge'
