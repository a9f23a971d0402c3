import type { MessageTemplate } from '../tables/message-template.js'
import { isReason } from '../tables/reasons.js'
import type { FoundMessage } from './found-message.js'
import type { Searched } from './match.js'
import { findParts } from './pattern-index.js'
import { recognizedPatterns } from './recognized.js'

/**
 * Returns the message that a text contains in part. If several messages match, the result has only
 * the facts that they share.
 */
export function messageFromParts(searched: Searched): FoundMessage | null {
  const found = findParts(recognizedPatterns(), searched).filter(
    ({ of }) => of.kind === 'cause' && isKnownByParts(of.message),
  )
  const most = Math.max(0, ...found.map(({ characters }) => characters))
  const best = found.filter(({ characters }) => characters === most)
  const [first] = best
  const messages = best.flatMap(({ of }) => (of.kind === 'cause' ? [of.message] : []))
  const message = common(messages)
  return first === undefined || message === null ? null : { message, values: first.values }
}

/**
 * Whether a part is enough to recognize a message. Messages that are not about CORS resemble normal
 * prose, so they must be complete.
 */
function isKnownByParts({ engine, reason }: MessageTemplate): boolean {
  return isReason(reason) && engine !== 'server' && engine !== 'node'
}

function common(messages: readonly MessageTemplate[]): MessageTemplate | null {
  const [first] = messages
  if (first === undefined) return null
  const agree = (key: 'engine' | 'phase' | 'reason'): boolean =>
    messages.every((message) => message[key] === first[key])
  return {
    ...first,
    engine: agree('engine') ? first.engine : null,
    phase: agree('phase') ? first.phase : null,
    reason: agree('reason') ? first.reason : 'unspecified',
  }
}
