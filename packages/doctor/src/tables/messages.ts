import { CHROMIUM_MESSAGES } from './chromium.js'
import { OLD_CHROMIUM_MESSAGES } from './chromium-before-69.js'
import { SOLVED_BY_CORS_MESSAGES } from './solved-by-cors.js'
import { EDGE_MESSAGES } from './edge.js'
import { FIREFOX_MESSAGES } from './firefox.js'
import { FIREFOX_LANGUAGES } from './firefox-languages.js'
import type { MessageTemplate } from './message-template.js'
import { MIXED_MESSAGES } from './mixed-content.js'
import { NETWORK_MESSAGES } from './network-errors.js'
import { NOT_CORS_MESSAGES } from './not-cors.js'
import { NOT_CORS_ELSEWHERE } from './not-cors-elsewhere.js'
import { PANEL_MESSAGES } from './panels.js'
import { RUNTIME_MESSAGES } from './runtimes.js'
import { SERVER_MESSAGES } from './server-messages.js'
import { JSDOM_MESSAGES } from './jsdom.js'
import { VAGUE_MESSAGES } from './vague.js'
import { WEBKIT_MESSAGES } from './webkit.js'

const ENGLISH = new Map(FIREFOX_MESSAGES.map((message) => [message.id, message]))

/** The reasons of Firefox in other languages, with the codes of the English ones. */
export const TRANSLATED_MESSAGES: readonly MessageTemplate[] = FIREFOX_LANGUAGES.flatMap(
  ({ reasons }) =>
    reasons.flatMap(([id, template]) => {
      const english = ENGLISH.get(id)
      return english === undefined ? [] : [{ ...english, template }]
    }),
)

/** All messages that `explain` recognizes. */
export const ALL_MESSAGES: readonly MessageTemplate[] = [
  ...CHROMIUM_MESSAGES,
  ...FIREFOX_MESSAGES,
  ...WEBKIT_MESSAGES,
  ...OLD_CHROMIUM_MESSAGES,
  ...TRANSLATED_MESSAGES,
  ...EDGE_MESSAGES,
  ...PANEL_MESSAGES,
  ...MIXED_MESSAGES,
  ...VAGUE_MESSAGES,
  ...RUNTIME_MESSAGES,
  ...SERVER_MESSAGES,
  ...SOLVED_BY_CORS_MESSAGES,
  ...NETWORK_MESSAGES,
  ...NOT_CORS_MESSAGES,
  ...NOT_CORS_ELSEWHERE,
  ...JSDOM_MESSAGES,
]
