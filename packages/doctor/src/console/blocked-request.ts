import type { ResponseMessage } from '../simulate/http-message.js'
import { formatMessage, type MessageTemplate } from '../tables/message-template.js'
import type { Phase, Reason } from '../simulate/reason.js'
import { redirectLocation } from '../simulate/redirect-status.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'

/** How the script sends: engines name it in their messages. */
export type ScriptApi = 'fetch' | 'XMLHttpRequest'

type Values = Readonly<Record<string, string | undefined>>

/** A request that is blocked, as the messages about it need it. */
export interface BlockedRequest {
  readonly api: ScriptApi
  /** The page's. */
  readonly origin: string
  readonly reason: Reason
  readonly phase: Phase
  /** The last that came, if any came. */
  readonly response: ResponseMessage | null
  /** Where that leads: resolved, or as it stands there if it cannot be; `null` where it leads nowhere. */
  readonly redirectsTo: string | null
  /** Whether the script wants redirects to be followed. */
  readonly isFollowing: boolean
  /** What templates are filled in with. */
  readonly values: Values
}

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
      // Redirects may have taken it away.
      requestOrigin: values['origin'] ?? request.origin,
      ...(url !== initialUrl && { initialUrl }),
      ...(response && { status: String(response.status) }),
    },
  }
}

/** The current message for a reason, filled in; nothing where the engine has none. */
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

/** The message that the engine knows by this name. */
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
