/** Milliseconds after which the second piece is sent even if the page has not read the first. */
const PATIENCE_MS = 3000

/** Functions that send the second piece, by the id in the query string. */
const waiting = new Map<string, () => void>()

/** Sends the second piece, because the page has read the first. */
export function firstPieceRead(id: string): void {
  waiting.get(id)?.()
}

/**
 * Creates a body whose second piece is sent after the page has read the first, so that the body
 * arrives in pieces unless a layer buffers it. A pause between the pieces would be too short on a
 * busy machine.
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
