import { crc32, deflateSync } from 'node:zlib'

/** Drawn pages have few colours, and a palette holds them all but for some edges of letters, which get the nearest. */
const MOST_COLOURS = 256

/**
 * A picture of a page as a PNG with a palette (PNG, "Indexed-colour"): half the bytes of true colour.
 *
 * @param pixels four bytes each, opaque
 */
export function palettePng(pixels: Uint8Array, width: number): Buffer {
  const height = pixels.length / 4 / width
  const colours = coloursOf(pixels)
  const palette = mostUsed(colours)
  const indices = new Map([...colours.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const lines = Buffer.alloc((width + 1) * height) // Each begins with its filter: none.
  for (let at = 0; at < width * height; at++) {
    lines[at + Math.floor(at / width) + 1] = indices.get(colourAt(pixels, at)) ?? 0
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(pixels: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3)
  return (red << 16) | (green << 8) | blue
}

function channels(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/** How often there is each. */
function coloursOf(pixels: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length / 4; at++) {
    const colour = colourAt(pixels, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

function mostUsed(counts: ReadonlyMap<number, number>): number[] {
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  return sorted.slice(0, MOST_COLOURS).map(([colour]) => colour)
}

function nearest(palette: readonly number[], colour: number): number {
  const [red, green, blue] = channels(colour)
  const distances = palette.map((other) => {
    const [r, g, b] = channels(other)
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
  })
  return distances.indexOf(Math.min(...distances))
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
