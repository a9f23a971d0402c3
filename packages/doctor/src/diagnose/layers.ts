import { getHeader, linesOf } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'

/** Response headers that platforms and proxies in front of an application add, with their names. */
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

/** The layers that a response passed through, as far as its headers name them. */
export interface Layers {
  /** The application that made the response, with the header that names it. */
  readonly application: string | null
  /** The servers and proxies that passed it on, the outermost last. */
  readonly proxies: readonly string[]
}

/**
 * Reads the layers of a response. `Server` names the outermost server that sets it, `X-Powered-By`
 * the innermost.
 */
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
 * Describes which layers probably added the lines of a doubled header, in a sentence. A proxy adds
 * its own lines last.
 */
export function describeLayers(headers: HeaderList): string {
  const { application, proxies } = layersOf(headers)
  const outer = proxies.at(-1)
  if (application !== null && outer !== undefined) {
    return `A proxy adds its own header after the application's header, so the first is probably from the application, ${application}, and the last from the proxy in front of it, ${outer}.`
  }
  const only = application ?? outer
  return only === undefined
    ? 'No header names the layers that added them: check the application, and each proxy in front of it.'
    : `The headers name only one layer, ${only}: check whether it adds the header twice, and whether a layer behind it or in front of it adds the header too.`
}
