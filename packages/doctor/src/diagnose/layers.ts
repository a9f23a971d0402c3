import { getHeader, linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'

/** Headers by which what stands before an application gives itself away. */
const PROXIES: readonly (readonly [header: string, name: string])[] = [
  ['CF-Ray', 'Cloudflare'],
  ['X-Amz-Cf-Id', 'CloudFront'],
  ['X-Amz-Apigw-Id', 'API Gateway'],
  ['Apigw-Requestid', 'API Gateway'],
  ['X-Vercel-Id', 'Vercel'],
  ['X-Nf-Request-Id', 'Netlify'],
  ['Fly-Request-Id', 'Fly'],
  ['X-Kong-Proxy-Latency', 'Kong'],
  ['X-Envoy-Upstream-Service-Time', 'Envoy'],
  ['X-Azure-Ref', 'Azure Front Door'],
]

/** The layers that took part in a response, as far as its headers show. */
export interface Layers {
  /** What made it, with the header that says so. */
  readonly application: string | null
  /** What it came through, the outermost last. */
  readonly proxies: readonly string[]
}

/** `Server` names the outermost server that writes it, `X-Powered-By` the innermost. */
export function layersOf(headers: HeaderList): Layers {
  const application = getHeader(headers, 'X-Powered-By')
  const server = getHeader(headers, 'Server')
  const via = linesOf(headers, 'Via')
  const known = PROXIES.filter(([header]) => getHeader(headers, header) !== null)
  return {
    application: application === null ? null : `${application} (X-Powered-By)`,
    proxies: [
      ...(server === null ? [] : [`${server} (Server)`]),
      ...via.map((value) => `${value} (Via)`),
      ...known.map(([header, name]) => `${name} (${header})`),
    ],
  }
}

/**
 * Which layers the lines of a header came from. A proxy hands on what it got, and adds its own after it.
 */
export function whoAdded(headers: HeaderList): string {
  const { application, proxies } = layersOf(headers)
  const outer = proxies.at(-1)
  if (application !== null && outer !== undefined) {
    return `A proxy adds its own header after those of the application. So the first is probably from the application, ${application}, and the last from the proxy in front of it, ${outer}.`
  }
  const only = application ?? outer
  return only === undefined
    ? 'No header tells who added them: look at the application, and at each proxy before it.'
    : `The only layer that gives itself away is ${only}: look whether it adds the header twice, and whether something behind or before it does too.`
}
