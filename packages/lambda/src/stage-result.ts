import type { CorsDecision } from '@webcors/core'
import { type CorsOutcome, isCorsResponseHeaderName, mergeVary } from '@webcors/core/adapter'
import type {
  ALBResult,
  APIGatewayProxyResult,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda'
import { type EventParts, isPayload2 } from './read-event.js'

/** The result of a handler that Lambda turns into an HTTP response. */
export type HttpResult = APIGatewayProxyStructuredResultV2 | APIGatewayProxyResult | ALBResult

type Value = string | number | boolean
type Fields = Record<string, Value>
type MultiFields = Record<string, readonly Value[]>

/** The properties that all results and the metadata of a stream share. */
export interface ResultParts {
  readonly statusCode?: number
  readonly headers?: Readonly<Fields> | null
  readonly multiValueHeaders?: Readonly<MultiFields> | null
}

/** Creates the result for a decision with a status, in place of the application's. */
export function respondToEvent(event: EventParts, decision: CorsDecision): ResultParts {
  const fields = Object.fromEntries(decision.headers.filter(([, value]) => value !== ''))
  const vary = decision.vary.join(', ')
  if (vary) fields['Vary'] = vary
  // VPC Lattice demands the encoding of the body.
  const result = { statusCode: decision.status as number, body: '', isBase64Encoded: false }
  return withFields(event, result, fields)
}

/**
 * Adds a decision's headers to the application's result. The result is copied, because an
 * application may return one object for many requests.
 */
export function stageResult(event: EventParts, result: unknown, outcome: CorsOutcome): unknown {
  const structured = isPayload2(event) ? structure(result) : result
  // AWS handles values that are not results.
  if (typeof structured !== 'object' || structured === null) return result
  return stageParts(event, structured, outcome)
}

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 *   "Lambda function response for format 2.0": a value without a status is the body of a response
 *   with 200.
 */
function structure(result: unknown): object {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) return result
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
  }
}

/** Adds a decision's headers to a result with a status, or to the metadata of a stream. */
export function stageParts(
  event: EventParts,
  result: ResultParts,
  outcome: CorsOutcome,
): ResultParts {
  const { decision } = outcome
  const owned = new Set(decision.headers.map(([name]) => name.toLowerCase()))
  const varies: string[] = []
  const found = new Map<string, string>()
  const keep = ([name, value]: [string, Value | readonly Value[]]): boolean => {
    const lower = name.toLowerCase()
    if (lower === 'vary') varies.push([value].flat().join(', '))
    else if (isCorsResponseHeaderName(lower) || owned.has(lower)) found.set(lower, String(value))
    else return true
    return false
  }
  const headers = filter<Value>(result.headers, keep)
  const multiValueHeaders = filter<readonly Value[]>(result.multiValueHeaders, keep)

  const fields = Object.fromEntries(decision.headers.filter(([, value]) => value !== ''))
  const vary = mergeVary(varies.join(', ') || null, decision.vary)
  if (vary) fields['Vary'] = vary
  reportReplaced(found, fields, outcome)
  return withFields(
    event,
    { ...result, ...(headers && { headers }), ...(multiValueHeaders && { multiValueHeaders }) },
    fields,
  )
}

function filter<V>(
  fields: Readonly<Record<string, V>> | null | undefined,
  keep: (entry: [string, V]) => boolean,
): Record<string, V> | undefined {
  return fields ? Object.fromEntries(Object.entries(fields).filter(keep)) : undefined
}

/**
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#multi-value-headers
 *   A load balancer with multi-value headers reads only `multiValueHeaders`.
 */
function withFields(
  { headers, multiValueHeaders }: EventParts,
  result: ResultParts,
  fields: Readonly<Record<string, string>>,
): ResultParts {
  if (headers || !multiValueHeaders) {
    return { ...result, headers: { ...result.headers, ...fields } }
  }
  const multi = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))
  return { ...result, multiValueHeaders: { ...result.multiValueHeaders, ...multi } }
}

/** Reports which of the application's headers were replaced or removed. */
function reportReplaced(
  found: ReadonlyMap<string, string>,
  fields: Readonly<Record<string, string>>,
  outcome: CorsOutcome,
): void {
  const ours = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
  const replaced = [...found].filter(([name, value]) => ours.get(name) !== value)
  if (replaced.length === 0) return
  const names = replaced.map(([name]) => name)
  outcome.report({ ...outcome.decision, reason: 'headers-replaced', replaced: names })
}
