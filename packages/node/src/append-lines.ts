import { IncomingMessage, ServerResponse } from 'node:http'

const { end, writeHead } = ServerResponse.prototype as unknown as Record<string, unknown>

/** Node's own methods, to compare with: what others put in their place may do something else. */
export const NODES_OWN: { readonly end: unknown; readonly writeHead: unknown } = { end, writeHead }

/** Where Node.js keeps a head that is written until it is sent, with the first piece of the body: as text. */
const WRITTEN = '_header'

/** What Node's own server puts on each response. Bun's does not, which writes heads in another way than its ServerResponse. */
const SERVED = '_maxRequestsPerSocket'

interface Written {
  [WRITTEN]: string
}

const IS_TEXT: boolean = isText()

/** Node.js has kept heads in that way since its beginning, but promises nothing, so it is looked at. */
function isText(): boolean {
  try {
    const response = new ServerResponse(new IncomingMessage(null as never))
    response.writeHead(204)
    return (response as unknown as Written)[WRITTEN].endsWith('\r\n\r\n')
  } catch {
    return false
  }
}

/**
 * Whether lines can be appended to a head after `writeHead`. There they cost next to nothing, while to store a header, or
 * to give it to `writeHead`, takes a third of a microsecond each.
 */
export function canAppend(head: object): boolean {
  return IS_TEXT && SERVED in head
}

/** @param lines whole ones, each with its line break */
export function appendLines(head: object, lines: string): void {
  const written = head as Written
  written[WRITTEN] = `${written[WRITTEN].slice(0, -2)}${lines}\r\n`
}
