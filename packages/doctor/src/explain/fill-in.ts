import type { FoundMessage } from './found-message.js'
import { readValue } from './values.js'
import { wordsOf } from './words.js'

/**
 * The places where people and tools write a value that a message lacks. The most reliable place
 * comes first.
 */
const PLACES: Readonly<Record<string, readonly RegExp[]>> = {
  url: [
    /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s{0,3}'?"?((?:https?|file):\/\/[^\s'"<>]{1,2000})/g,
    /\b(?:Request URL|url|uri|URI)\b['"]?\s{0,2}[:=]\s{0,2}['"]?(https?:\/\/[^\s'"<>,)]{1,2000})/g,
    /\b(?:cannot load|failed to load|at|to|request to|calling|fetch\()\s{0,2}['"]?(https?:\/\/[^\s'"<>)]{1,2000})/gi,
  ],
  origin: [
    /\bfrom origin\s{0,2}['"]?([a-z][a-z\d+.-]{0,30}:\/\/[^\s'"<>/,)]{1,300}|null\b)/gi,
    /\bOrigin\s'([a-z][a-z\d+.-]{0,30}:\/\/[^\s'"<>/,)]{1,300}|null)'/g,
    /^\s{0,8}['"]?origin['"]?\s{0,2}:\s{0,2}['"]?([a-z][a-z\d+.-]{0,30}:\/\/[^\s'"<>/,)]{1,300}|null\b)/gim,
  ],
  status: [
    /\bHTTP status code:?\s{0,2}(\d{3})\b/gi,
    /\bstatus(?:\s{0,2}code)?['"]?\s{0,2}[:=]\s{0,2}['"]?([1-5]\d\d)\b/gi,
    /\bHTTP\/[\d.]{1,3}\s([1-5]\d\d)\b/g,
    /\bnet::ERR_FAILED\s([1-5]\d\d)\b/g,
  ],
}

/** Matches URLs of manuals and of lines of code, which the page did not request. */
const NOT_ASKED =
  /^https?:\/\/(?:developer\.mozilla\.org|www\.chromestatus\.com|chromestatus\.com|developer\.chrome\.com|stackoverflow\.com|github\.com|goo\.gl|go\.microsoft\.com|enable-cors\.org)\/|\.(?:m?[jt]sx?|html|vue)(?:\?[^:]*)?(?::\d+)+$/

/**
 * If a text has only one message, adds the values that the message lacks and that the rest of the
 * text names once.
 */
export function fillIn(found: readonly FoundMessage[], text: string): readonly FoundMessage[] {
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return found
  const added: Record<string, string> = {}
  for (const [name, places] of Object.entries(PLACES)) {
    if (hasValue(only, name)) continue
    for (const place of places) {
      const values = [...text.matchAll(place)].flatMap(([, value]) => {
        const read = value === undefined ? null : readValue(name, value.replace(/[.,;:)\]}]+$/, ''))
        return read === null ? [] : [read]
      })
      const [value, ...more] = new Set(values)
      if (value === undefined) continue
      if (more.length === 0) added[name] = value
      break
    }
  }
  if (!hasValue(only, 'url') && added['url'] === undefined) {
    const url = onlyAddress(text, Object.values({ ...only.values, ...added }))
    if (url !== null) added['url'] = url
  }
  // Old versions of Chrome wrote "Font from origin" with the origin of the server.
  if (added['origin'] !== undefined && added['origin'] === only.values['url'])
    delete added['origin']
  return [{ ...only, values: { ...added, ...withoutEmpty(only.values) } }]
}

/**
 * Returns the only URL of a text that no known value contains; `null` if there are several or none.
 */
function onlyAddress(text: string, known: readonly string[]): string | null {
  const addresses = wordsOf(text).flatMap(({ raw }) =>
    /^(?:https?|file):\/\//i.test(raw) ? [raw] : [],
  )
  const asked = addresses.filter(
    (address) =>
      !NOT_ASKED.test(address) &&
      !known.some((value) => value.includes(address) || address === `${value}/`),
  )
  const [url, ...others] = new Set(asked)
  return url !== undefined && others.length === 0 ? url : null
}

/** Removes empty values, so that a value from elsewhere in the text takes their place. */
function withoutEmpty(values: FoundMessage['values']): FoundMessage['values'] {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== '' || !(name in PLACES)),
  )
}

function hasValue({ values }: FoundMessage, name: string): boolean {
  return values[name] !== undefined && values[name] !== ''
}
