/** After this long the rest is sent, whether or not somebody has read what came first. */
const PATIENCE_MS = 3000

/** What sends the rest, by the id that the page has put into the query string. */
const waiting = new Map<string, () => void>()

/** The page has read what came first. */
export function firstPieceRead(id: string): void {
  waiting.get(id)?.()
}

/**
 * A body whose second piece is sent when the page has read the first, so that it arrives in pieces
 * unless somebody holds it back: on a busy machine no pause would be long enough.
 */
export function inPieces(id: string, words: readonly string[]): ReadableStream<Uint8Array> {
  const rest = [...words]
  return new ReadableStream({
    async pull(controller) {
      const word = rest.shift()
      if (word === undefined) return controller.close()
      controller.enqueue(new TextEncoder().encode(`${word}\n`))
      if (rest.length === words.length - 1) await read(id)
    },
  })
}

function read(id: string): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      waiting.delete(id)
      resolve()
    }
    const timer = setTimeout(goOn, PATIENCE_MS)
    waiting.set(id, goOn)
  })
}
