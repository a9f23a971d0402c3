import type { ResponseMessage } from '../simulate/http-message.js'
import { formatMessage, type MessageTemplate } from '../tables/message-template.js'
import type { Phase, Reason } from '../simulate/reason.js'
import { redirectLocation } from '../simulate/redirect-status.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'

/** The API that the script calls. Engines name the API in their messages. */
export type ScriptApi = 'fetch' | 'XMLHttpRequest'

type Values = Readonly<Record<string, string | undefined>>

/** The facts about a blocked request that console messages name. */
export interface BlockedRequest {
  readonly api: ScriptApi
  /** The origin of the page. */
  readonly origin: string
  readonly reason: Reason
  readonly phase: Phase
  /** The last response; `null` if none arrived. */
  readonly response: ResponseMessage | null
  /**
   * The redirect target of the response, resolved. If the target is not a valid URL, the text of
   * the `Location` header; `null` if the response does not redirect.
   */
  readonly redirectsTo: string | null
  /** Whether the redirect mode of the request is `follow`. */
  readonly isFollowing: boolean
  /** The values for the placeholders of the templates. */
  readonly values: Values
}

/** Collects the facts that console messages name, from a simulation that was blocked. */
export function blockedRequest(
  request: SimulatedRequest,
  { exchanges, values, reason, phase }: Simulation,
  api: ScriptApi,
): BlockedRequest {
  const { response = null, request: last } = exchanges.at(-1) ?? {}
  const initialUrl = new URL(request.url).href
  const url = values['url'] ?? last?.url ?? initialUrl
  return {
    api,
    origin: request.origin,
    isFollowing: (request.redirect ?? 'follow') === 'follow',
    reason: reason ?? 'network-error',
    phase: phase ?? 'actual',
    response,
    redirectsTo: response && resolve(redirectLocation(response), url),
    values: {
      kind: api,
      page: `${request.origin}/`,
      ...values,
      url,
      origin: request.origin,
      // After a redirect between two other origins, the request's origin is `null`.
      requestOrigin: values['origin'] ?? request.origin,
      ...(url !== initialUrl && { initialUrl }),
      ...(response && { status: String(response.status) }),
    },
  }
}

/**
 * Formats the engine's current message for a reason. The result is empty if the engine has no
 * message for the reason.
 */
export function messageFor(
  messages: readonly MessageTemplate[],
  { reason, phase }: Pick<BlockedRequest, 'reason' | 'phase'>,
  values: Values,
): readonly string[] {
  const found = messages.find(
    (message) =>
      message.reason === reason &&
      (message.phase === phase || message.phase === null) &&
      message.until === undefined,
  )
  return found ? [formatMessage(found.template, values)] : []
}

/** Formats the message that has this id in the engine's sources. */
export function messageById(
  messages: readonly MessageTemplate[],
  id: string,
  values: Values,
): readonly string[] {
  const found = messages.find((message) => message.id === id)
  return found ? [formatMessage(found.template, values)] : []
}

function resolve(location: string | null, base: string): string | null {
  return location !== null && URL.canParse(location, base) ? new URL(location, base).href : location
}
