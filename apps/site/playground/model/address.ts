/**
 * Reads the state from the address, so that readers can share it: `#policy=…&method=PUT`. The state
 * follows the `#`, so browsers do not send it to a server. A name without a value is the anchor of
 * a section.
 */
export function readAddress(): URLSearchParams {
  const hash = location.hash.slice(1)
  return new URLSearchParams(hash.includes('=') ? hash : '')
}

/**
 * Safari allows a page 100 new addresses in 30 seconds, so the address must not change with every
 * typed letter.
 */
const DELAY_MS = 400

const waiting = new Map<string, string | null>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Writes values into the address after the delay. `null` removes a value. */
export function writeAddress(values: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(values)) waiting.set(name, value)
  clearTimeout(timer)
  timer = setTimeout(flushAddress, DELAY_MS)
}

/** Writes waiting values immediately. */
export function flushAddress(): void {
  clearTimeout(timer)
  if (waiting.size === 0) return
  const state = readAddress()
  for (const [name, value] of waiting) {
    if (value === null) state.delete(name)
    else state.set(name, value)
  }
  waiting.clear()
  const { pathname, search } = location
  history.replaceState(null, '', `${pathname}${search}${state.size === 0 ? '' : `#${state}`}`)
}
