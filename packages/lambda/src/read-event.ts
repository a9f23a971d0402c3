import type { CorsRequest } from '@webcors/core'
import { wrongRequestError } from '@webcors/core/adapter'
import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda'

/**
 * An event for an HTTP request: of a function URL, an HTTP API (payload 1.0 and 2.0), a REST API or
 * a load balancer. The types of AWS have none for an event of VPC Lattice.
 */
export type HttpEvent = APIGatewayProxyEventV2 | APIGatewayProxyEvent | ALBEvent

/** The properties that all these events share. */
export interface EventParts {
  readonly httpMethod?: string
  /** In an event of VPC Lattice. */
  readonly method?: string
  /** In an event of VPC Lattice, version 1. */
  readonly raw_path?: string
  readonly requestContext?: {
    readonly http?: { readonly method?: string }
    /** In an event of VPC Lattice, version 2. */
    readonly serviceNetworkArn?: string
  }
  /** VPC Lattice, version 2, passes lists of values. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | null
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null
}

/** Whether the event has payload 2.0, the format of function URLs and HTTP APIs. */
export function isPayload2({ requestContext }: EventParts): boolean {
  return requestContext?.http !== undefined
}

/**
 * @see https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html#receive-event-from-service
 *   Version 1 of the event has no request context.
 */
function isLattice({ raw_path: path, requestContext }: EventParts): boolean {
  return path !== undefined || requestContext?.serviceNetworkArn !== undefined
}

/**
 * Reads the parts of an event that the CORS protocol reads.
 *
 * @returns `null` for an event that is not an HTTP request: a schedule, a queue, a message of a
 *   WebSocket
 * @throws {TypeError} for a request of another host, with the package to use instead
 */
export function readEvent(event: EventParts | null | undefined): CorsRequest | null {
  const method =
    event?.requestContext?.http?.method ??
    event?.httpMethod ??
    (event && isLattice(event) ? event.method : undefined)
  if (method === undefined) {
    if (event?.headers && !event.requestContext)
      throw wrongRequestError(event, 'an event of AWS Lambda')
    return null
  }
  const fields = readFields(event as EventParts)
  const read = (name: string): string | null => fields.get(name) ?? null
  return {
    method,
    origin: read('origin'),
    requestMethod: read('access-control-request-method'),
    requestHeaders: read('access-control-request-headers'),
    fetchSite: read('sec-fetch-site'),
    host: read('host'),
  }
}

/**
 * Joins several values of a name, so that two origins match nothing: `headers` has only the last
 * value. Names have any case.
 */
function readFields({ headers, multiValueHeaders }: EventParts): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== undefined) fields.set(name.toLowerCase(), [value].flat().join(', '))
  }
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    if (values) fields.set(name.toLowerCase(), values.join(', '))
  }
  return fields
}
