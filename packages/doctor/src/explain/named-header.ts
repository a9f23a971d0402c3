import { FIREFOX_MESSAGES } from '../tables/firefox.js'
import type { FoundMessage } from './found-message.js'

const BY_ID = new Map(FIREFOX_MESSAGES.map((message) => [message.id, message]))
const QUOTED = /[‘'"“«„`「]\s*([^‘’'"“”«»„`「」\s]+)\s*[’'"”»“`」]/gu

/**
 * Recognizes a message of Firefox in a language that no table has; `null` if the text has no such
 * message.
 */
export function firefoxMessageInAnyLanguage(text: string): FoundMessage | null {
  const message = BY_ID.get('CORSMissingAllowOrigin2')
  const line = text.split('\n').find((one) => one.includes('Access-Control-Allow-'))
  // In every language, the message has a URL, and parentheses with the word for "Reason", a colon,
  // and the name of a CORS header.
  const [before = '', reason, ...others] = line?.split(/\(\p{L}{1,30}:\s/u) ?? []
  const [, url] = /(https?:\/\/[^\s"'’”»]+)/.exec(before) ?? []
  if (message === undefined || url === undefined || reason === undefined) return null
  if (others.length > 0 || !/^[^()]*\bCORS\b/.test(reason)) return null
  return namedHeader(reason, { message, values: { url: url.replace(/[.,]$/, '') } })
}

/**
 * Finds the meaning of a reason of Firefox whose wording no table has, because translators change
 * wordings and people retype them. The header that the reason names is the same in every language.
 */
export function namedHeader(text: string, found: FoundMessage): FoundMessage | null {
  const at = text.search(/Access-Control-Allow-/i)
  if (at < 0 || found.message.engine !== 'firefox') return null
  const header = /^Access-Control-Allow-(\w+)/i.exec(text.slice(at))?.[1]?.toLowerCase()
  const [line = ''] = text.slice(at).split('\n')
  const quoted = [...line.matchAll(QUOTED)].map(([, value = '']) => value)
  const of = (id: string, values: Record<string, string> = {}): FoundMessage | null => {
    const message = BY_ID.get(id)
    return message === undefined ? null : { message, values: { ...found.values, ...values } }
  }
  switch (header) {
    case 'methods':
      return of('CORSMethodNotFound')
    case 'credentials':
      return of('CORSMissingAllowCredentials')
    case 'headers': {
      const name = [...text.slice(0, at).matchAll(QUOTED)].at(-1)?.[1]
      const isName = name !== undefined && /^[\w-]+$/.test(name)
      return of('CORSMissingAllowHeaderFromPreflight2', isName ? { header: name } : {})
    }
    case 'origin': {
      const value = quoted.find((one) => /^(?:\w+:\/\/|\(null\)|\*,)/.test(one))
      return value === undefined
        ? of('CORSMissingAllowOrigin2')
        : of('CORSAllowOriginNotMatchingOrigin', { value })
    }
    default:
      return null
  }
}
