/**
 * The maximum number of words of a value, and the pattern that it must match. A value without a
 * pattern may be any text.
 */
const SHAPES: Readonly<Record<string, { readonly most: number; readonly like?: RegExp }>> = {
  url: { most: 3, like: /^(?:[a-z][a-z\d+.-]*:|\/|[\w-]+(?:\.[\w-]+)+(?:[:/]|$)|localhost\b)/i },
  initialUrl: { most: 3, like: /^(?:[a-z][a-z\d+.-]*:|\/|[\w-]+\.[\w.-]+)/i },
  location: { most: 3, like: /^(?:[a-z][a-z\d+.-]*:|\/)/i },
  page: { most: 3, like: /^[a-z][a-z\d+.-]*:/i },
  origin: {
    most: 3,
    like: /^(?:null$|[a-z][a-z\d+.-]*:\/\/|[\w-]+\.[\w.-]+(?::\d+)?$|localhost\b)/i,
  },
  expected: { most: 3 },
  header: { most: 1, like: /^[!#$%&'*+\-.^_`|~\w]+$/ },
  method: { most: 1, like: /^[!#$%&'*+\-.^_`|~\w]+$/ },
  status: { most: 1, like: /^(?:\d{1,3}|null)$/ },
  statusText: { most: 5 },
  kind: { most: 3 },
  api: { most: 2, like: /^[A-Za-z]/ },
  verb: { most: 4 },
  detail: { most: 1, like: /^\w+$/ },
  scheme: { most: 1 },
  space: { most: 1, like: /^[a-z]+$/ },
  target: { most: 1, like: /^[a-z]+$/ },
  token: { most: 3 },
  port: { most: 1 },
  max: { most: 1 },
  host: { most: 2 },
  stack: { most: 60 },
  rest: { most: 12 },
  schemes: { most: 16 },
  directive: { most: 30 },
}
const ANYTHING = { most: 16 }

/** Returns the maximum number of words of a value. */
export function longestValue(name: string): number {
  return (SHAPES[name] ?? ANYTHING).most
}

/**
 * Reads a value without the punctuation around it; `null` if the text does not look like such a
 * value.
 */
export function readValue(name: string, text: string): string | null {
  const value = trimmed(text)
  const like = SHAPES[name]?.like
  if (like === undefined) return value
  const space = value.indexOf(' ')
  const first = space === -1 ? value : value.slice(0, space)
  const plain = WRAPPED.has(name) ? unwrapped(first) : first
  if (!like.test(plain)) return null
  return name === 'status' && plain === 'null' ? '(null)' : plain
}

const WRAPPED = new Set(['status', 'header', 'method'])

function trimmed(text: string): string {
  // This shortcut is for speed: most values are one word.
  if (/^[\w:/.?=&%-]+$/.test(text)) return text
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ '"(:[]+/, '')
    .replace(/[ '"]+$/, '')
}

function unwrapped(text: string): string {
  return text.replace(/^[(["']+/, '').replace(/[)\]"',.:;]+$/, '')
}
