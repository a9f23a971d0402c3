/**
 * The state that is in the address, so that it can be shared: `#policy=…&method=PUT`. It is behind the `#`, which browsers send to
 * nobody. A name without a value is the anchor of a section.
 */
export function readAddress(): URLSearchParams {
  const hash = location.hash.slice(1)
  return new URLSearchParams(hash.includes('=') ? hash : '')
}

/** Safari allows a page 100 new addresses in 30 seconds, so that not every letter that is typed can make one. */
const DELAY_MS = 400

const waiting = new Map<string, string | null>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Writes values into the address a moment later. `null` takes one out. */
export function writeAddress(values: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(values)) waiting.set(name, value)
  clearTimeout(timer)
  timer = setTimeout(flushAddress, DELAY_MS)
}

/** Writes now what waits. */
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
