import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { palettePng } from '../src/palette-png.ts'

/** Of the header: the width, the height, the depth, and how colours are told. */
const HEAD = { begin: 16, end: 26 }

describe('palettePng', () => {
  it('writes a picture line by line, each colour by its number', () => {
    const white = [255, 255, 255, 255]
    const red = [179, 18, 29, 255]
    const ink = [0, 0, 1, 255]
    const pixels = Uint8Array.from([white, red, white, white, ink, red].flat())
    const png = palettePng(pixels, 3)
    expect([...png.subarray(HEAD.begin, HEAD.end)]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3])
    expect([...chunk(png, 'PLTE')]).toEqual([255, 255, 255, 179, 18, 29, 0, 0, 1])
    expect([...inflateSync(chunk(png, 'IDAT'))]).toEqual([0, 0, 1, 0, 0, 0, 2, 1])
  })

  it('gives what has no place in the palette the nearest colour', () => {
    const greys = Array.from({ length: 300 }, (_, index) => [index % 256, index >> 8, 7, 255])
    const twice = greys.slice(0, 255)
    const pixels = Uint8Array.from([...greys, ...twice].flat())
    const png = palettePng(pixels, 555)
    expect(chunk(png, 'PLTE')).toHaveLength(256 * 3)
    // [1, 1, 7] is next to [1, 0, 7].
    expect(inflateSync(chunk(png, 'IDAT'))[1 + 257]).toBe(1)
  })
})

function chunk(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type, 0, 'latin1')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}
