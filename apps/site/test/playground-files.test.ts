import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundlePlayground } from '../src/playground/bundle-playground.ts'

/** The files that the page loads before the user scrolls. */
const FIRST = ['index.html', 'style.css', 'theme.js', 'main.js', 'explain.js']
const MOST_BYTES = 150_000

describe('the files of the playground', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    files = await bundlePlayground()
  })

  it('have less than 150 kB, compressed, before the user scrolls', () => {
    const bytes = FIRST.map((name) => gzipSync(files.get(name) ?? '').length)
    expect(bytes.every((count) => count > 50)).toBe(true)
    expect(bytes.reduce((sum, count) => sum + count)).toBeLessThan(MOST_BYTES)
  })

  it('work without a server, because they have no module, no import, and no URL of another origin', () => {
    const html = files.get('index.html') ?? ''
    expect(html).not.toMatch(/type="module"|(?:src|href)="(?:https?:)?\/\//)
    const loading = [...files].filter(([name, text]) => {
      return name.endsWith('.css') ? /@import|url\(/.test(text) : /\bimport\(["'`]/.test(text)
    })
    expect(loading.map(([name]) => name)).toEqual([])
  })

  it('never run pasted text', () => {
    for (const [name, text] of files) {
      expect([name, /\beval\(|new Function\(|innerHTML/.test(text)]).toEqual([name, false])
    }
  })
})
