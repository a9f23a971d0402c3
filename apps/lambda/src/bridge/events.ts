import type { IncomingMessage } from 'node:http'

/** The kinds of event that the bridge can create from a request. */
export const EVENT_KINDS = [
  'function-url',
  'http-api-1.0',
  'http-api-2.0',
  'rest-api',
  'load-balancer',
  'load-balancer-multi-value',
  'streaming',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** Whether the event is payload 2.0. */
export function isPayload2(kind: EventKind): boolean {
  return kind === 'function-url' || kind === 'http-api-2.0' || kind === 'streaming'
}

/** Creates the event that AWS would create from a request. */
export async function createEvent(kind: EventKind, request: IncomingMessage): Promise<object> {
  const { method = 'GET', url = '/' } = request
  const [path = '/', query = ''] = url.split('?')
  const body = Buffer.concat(await request.toArray()).toString('base64')
  const lines = linesOf(request)
  if (isPayload2(kind)) {
    const cookies = lines.filter(([name]) => /^cookie$/i.test(name)).map(([, value]) => value)
    return {
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      ...(cookies.length > 0 && { cookies }),
      headers: joined(lines.filter(([name]) => !/^cookie$/i.test(name))),
      requestContext: {
        domainName: request.headers.host,
        stage: '$default',
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      },
      ...(body && { body }),
      isBase64Encoded: body !== '',
    }
  }
  const isBalancer = kind.startsWith('load-balancer')
  // Load balancers write names in lower case.
  const named = isBalancer
    ? lines.map(([name, value]) => [name.toLowerCase(), value] as const)
    : lines
  const headers = Object.fromEntries(named)
  const multiValueHeaders = Object.fromEntries(
    named.map(([name]) => [
      name,
      named.filter(([other]) => other === name).map(([, value]) => value),
    ]),
  )
  const fields = {
    'load-balancer': { headers },
    'load-balancer-multi-value': { multiValueHeaders },
  }[kind as string] ?? { headers, multiValueHeaders }
  return {
    ...(kind === 'http-api-1.0' && { version: '1.0' }),
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    ...fields,
    queryStringParameters: query === '' ? null : Object.fromEntries(new URLSearchParams(query)),
    requestContext: isBalancer
      ? { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing' } }
      : { httpMethod: method, path },
    body: body === '' ? null : body,
    isBase64Encoded: body !== '',
  }
}

type Lines = readonly (readonly [name: string, value: string])[]

function linesOf({ rawHeaders }: IncomingMessage): Lines {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  )
}

function joined(lines: Lines): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of lines) {
    const lower = name.toLowerCase()
    fields[lower] = lower in fields ? `${fields[lower]},${value}` : value
  }
  return fields
}
