import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda'

export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

export interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

export interface AnyResult {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, unknown>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly unknown[]>>
  readonly body?: string
  readonly cookies?: readonly string[]
}

/** The kinds of event, each created from the same request. */
export const EVENTS = {
  'function URL': payload2,
  'HTTP API, payload 2.0': payload2,
  'HTTP API, payload 1.0': payload1,
  'REST API': payload1,
  'load balancer': (ask: Ask) => {
    const { multiValueHeaders: _, ...event } = loadBalancer(ask)
    return event
  },
  'load balancer, several values': (ask: Ask) => {
    const { headers: _, ...event } = loadBalancer(ask)
    return event
  },
  'VPC Lattice, version 1': ({ method = 'GET', path = '/', headers = {} }: Ask) => ({
    raw_path: path,
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        [value].flat().join(', '),
      ]),
    ),
    query_string_parameters: {},
    body: '',
    is_base64_encoded: false,
  }),
  'VPC Lattice, version 2': ({ method = 'GET', path = '/', headers = {} }: Ask) => ({
    version: '2.0',
    path,
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()]),
    ),
    requestContext: {
      serviceNetworkArn: 'arn:aws:vpc-lattice:eu-west-1:1:servicenetwork/sn-1',
      serviceArn: 'arn:aws:vpc-lattice:eu-west-1:1:service/svc-1',
      targetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:1:targetgroup/tg-1',
      identity: {},
      region: 'eu-west-1',
      timeEpoch: '1690497599177430',
    },
  }),
} satisfies Record<string, (ask: Ask) => object>

export type EventKind = keyof typeof EVENTS

function payload2({ method = 'GET', path = '/', headers = {} }: Ask): APIGatewayProxyEventV2 {
  const joined = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    [value].flat().join(','),
  ])
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: Object.fromEntries(joined),
    requestContext: { http: { method, path }, domainName: 'api.example.com' } as never,
    isBase64Encoded: false,
  }
}

/** Keeps the case of header names, as REST APIs do. */
function payload1({ method = 'GET', path = '/', headers = {} }: Ask): APIGatewayProxyEvent {
  const values = Object.entries(headers).map(([name, value]): [string, string[]] => [
    name,
    [value].flat(),
  ])
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers: Object.fromEntries(values.map(([name, all]) => [name, all.at(-1)])),
    multiValueHeaders: Object.fromEntries(values),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: { httpMethod: method, path } as never,
    body: null,
    isBase64Encoded: false,
  }
}

function loadBalancer({ method = 'GET', path = '/', headers = {} }: Ask): ALBEvent {
  const values = Object.entries(headers).map(([name, value]): [string, string[]] => [
    name.toLowerCase(),
    [value].flat(),
  ])
  return {
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/t/1' },
    },
    httpMethod: method,
    path,
    headers: Object.fromEntries(values.map(([name, all]) => [name, all.at(-1)])),
    multiValueHeaders: Object.fromEntries(values),
    body: '',
    isBase64Encoded: false,
  }
}

export const CONTEXT = { awsRequestId: '1', functionName: 'f' } as Context

/**
 * Returns all headers of a result, in lower case, as a client gets them from this kind of event.
 */
export function headersOf(kind: EventKind, result: AnyResult): Record<string, string> {
  const { headers = {}, multiValueHeaders = {} } = result
  // A load balancer with multi-value headers reads only `multiValueHeaders`, and function URLs
  // ignore them.
  const single = kind === 'load balancer, several values' ? {} : headers
  const multi = /URL|2\.0|balancer$/.test(kind) ? {} : multiValueHeaders
  const all = [
    ...Object.entries(single),
    ...Object.entries(multi).map(([n, v]) => [n, v.join(', ')] as const),
  ]
  return Object.fromEntries(all.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** Picks the headers that the policy owns, and `Vary`. */
export function corsHeaders(kind: EventKind, result: AnyResult): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headersOf(kind, result)).filter(([name]) =>
      /^(?:access-control-|vary$)/.test(name),
    ),
  )
}
