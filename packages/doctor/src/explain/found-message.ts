import type { MessageTemplate } from '../tables/message-template.js'

/** A message that was found in a text. */
export interface FoundMessage {
  readonly message: MessageTemplate
  readonly values: Readonly<Record<string, string>>
}
