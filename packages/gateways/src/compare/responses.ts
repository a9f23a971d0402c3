import type { GatewayPolicy } from '../policy/gateway-policy.js'
import type { Capabilities, TargetRow } from './capabilities.js'
import { createDifference, type Difference, type DifferenceCode } from './difference.js'

interface Rule {
  readonly code: DifferenceCode
  readonly path?: string
  readonly applies: (policy: GatewayPolicy, capabilities: Capabilities) => boolean
  /** The behavior of the target: the rest of a sentence that begins with its name. */
  readonly does: string | ((capabilities: Capabilities) => string)
  readonly fix: string
}

const NOTHING = 'Nothing needs to be done for browsers.'
const ADD_VARY =
  'Send Vary: Origin with every response of the application, or keep shared caches away.'

const isListed = ({ origins }: GatewayPolicy): boolean => origins !== '*'
const answers = ({ preflight }: Capabilities): boolean => preflight.status !== 'upstream'

/** The differences that the responses of a target can have. */
const RULES: readonly Rule[] = [
  {
    code: 'protection-missing',
    path: 'crossOriginProtection',
    applies: ({ protection }, capabilities) => protection !== null && !capabilities.protection,
    does: 'has no cross-origin protection: requests that change something would reach the application from any page.',
    fix: 'Leave crossOriginProtection out and guard the application itself, or use a target that has it.',
  },
  {
    code: 'hosts-missing',
    path: 'allowedHosts',
    applies: ({ hosts }, capabilities) => hosts !== null && !capabilities.hosts,
    does: 'cannot refuse requests for other hosts: a name that was rebound to the server would reach the application.',
    fix: 'Leave allowedHosts out and guard the application itself, or use a target that has it.',
  },
  {
    code: 'preflight-not-answered',
    applies: (_, capabilities) => !answers(capabilities),
    does: 'answers no preflights: they reach the application.',
    fix: 'Let the application answer preflights by the same policy.',
  },
  {
    code: 'options-answered',
    applies: (_, { plainOptions }) => plainOptions === false,
    does: 'answers OPTIONS requests that are not preflights as well: they do not reach the application.',
    fix: 'This does no harm if the application handles no OPTIONS requests itself.',
  },
  {
    code: 'denied-blocked',
    applies: (policy, { blocksDenied }) => blocksDenied && isListed(policy),
    does: 'answers requests from denied origins itself: they do not reach the application.',
    fix: 'This does no harm if pages of other origins send only requests whose responses they read.',
  },
  {
    code: 'unlisted-method-bare',
    path: 'methods',
    applies: ({ methods }, { bareUnlistedMethod }) =>
      bareUnlistedMethod &&
      !methods.any &&
      ['GET', 'HEAD', 'POST'].some((name) => !methods.names.includes(name)),
    does: 'sends no headers for actual requests whose method is not listed. GET, HEAD and POST need no permission.',
    fix: 'List GET, HEAD and POST.',
  },
  {
    code: 'actual-bare',
    applies: (_, { bareActual }) => bareActual === true,
    does: 'sends headers only with preflights and with its own errors.',
    fix: 'Let the application send the headers of its own responses by the same policy.',
  },
  {
    code: 'errors-bare',
    applies: (_, { onErrors }) => !onErrors,
    does: 'sends no headers with some errors or redirects: pages cannot read their status.',
    fix: 'Use another target if pages must read their status.',
  },
  {
    code: 'own-headers-doubled',
    applies: (_, { ownHeaders }) => ownHeaders === 'doubled',
    does: 'adds its headers to CORS headers of the application: browsers then refuse the response.',
    fix: 'This does no harm if the application sets no CORS headers.',
  },
  {
    code: 'timing-left-out',
    path: 'timingAllowOrigin',
    applies: ({ timing }, capabilities) => timing && !capabilities.timing,
    does: 'sends no Timing-Allow-Origin: pages see no detailed timing.',
    fix: 'Let the application send it.',
  },
  {
    code: 'vary-missing',
    applies: (policy, { vary }) => isListed(policy) && vary !== 'always',
    does: ({ vary }) =>
      `${vary === 'unknown' ? 'is not known to send' : 'does not send'} Vary: Origin with every response: a cache can keep a response for the wrong page.`,
    fix: ADD_VARY,
  },
  {
    code: 'vary-missing-on-preflights',
    applies: (policy, capabilities) =>
      isListed(policy) && answers(capabilities) && !capabilities.varyOnPreflights,
    does: 'sends no Vary with responses to preflights. HTTP caches do not store these responses, but some CDNs do.',
    fix: 'Keep OPTIONS out of shared caches.',
  },
  {
    code: 'origin-needed',
    path: 'origin',
    applies: ({ origins }, { needsOrigin }) => origins === '*' && needsOrigin === true,
    does: 'sends its headers only if a request has an Origin: a cache can keep a response that lacks them.',
    fix: ADD_VARY,
  },
  {
    code: 'max-age-unsaid',
    path: 'maxAge',
    applies: ({ maxAge }, capabilities) =>
      answers(capabilities) &&
      (capabilities.maxAge === 'never' || (capabilities.maxAge === 'no-zero' && maxAge === 0)),
    does: 'cannot send this Access-Control-Max-Age: browsers keep the response for their default of five seconds.',
    fix: NOTHING,
  },
  {
    code: 'preflight-status',
    path: 'preflightStatus',
    applies: ({ preflightStatus }, { preflight: { status } }) =>
      typeof status === 'number' && status !== preflightStatus,
    does: 'answers allowed preflights with another status. Browsers accept any status from 200 to 299.',
    fix: NOTHING,
  },
  {
    code: 'denied-preflight',
    applies: (policy, { preflight: { denied } }) => denied !== 'refused' && isListed(policy),
    does: 'does not answer denied preflights with a bare 403. Browsers refuse them because Access-Control-Allow-Origin is missing.',
    fix: NOTHING,
  },
  {
    code: 'shown-to-denied',
    applies: (policy, { showsDenied, preflight }) =>
      isListed(policy) && (showsDenied || preflight.denied === 'shown'),
    does: 'sends parts of the policy to denied origins. Without Access-Control-Allow-Origin, these headers have no effect.',
    fix: NOTHING,
  },
  {
    code: 'options-asked',
    applies: (_, { plainOptions }) => plainOptions === 'unless-asked',
    does: 'answers OPTIONS requests that have Access-Control-Request-Method but no Origin. No client sends such requests.',
    fix: NOTHING,
  },
  {
    code: 'own-headers-kept',
    applies: (_, { ownHeaders }) => ownHeaders === 'kept',
    does: 'leaves CORS headers that the application sets as they are.',
    fix: 'Let the application set none, because its headers can widen the policy.',
  },
]

/** Compares the responses of the target with the policy. */
export function compareResponses(
  policy: GatewayPolicy,
  { title, capabilities }: TargetRow,
): Difference[] {
  return RULES.filter(({ applies }) => applies(policy, capabilities)).map(
    ({ code, path, does, fix }) =>
      createDifference(
        code,
        path === undefined ? [] : [path],
        `${title} ${typeof does === 'string' ? does : does(capabilities)}`,
        fix,
      ),
  )
}
