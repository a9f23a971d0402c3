import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundlePlayground } from '../src/playground/bundle-playground.ts'

/** What the page asks for before anybody has scrolled. */
const FIRST = ['index.html', 'style.css', 'theme.js', 'main.js', 'explain.js']
const MOST_BYTES = 150_000

describe('the files of the playground', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    files = await bundlePlayground()
  })

  it('weigh less than 150 kB, compressed, before anybody has scrolled', () => {
    const bytes = FIRST.map((name) => gzipSync(files.get(name) ?? '').length)
    expect(bytes.every((count) => count > 50)).toBe(true)
    expect(bytes.reduce((sum, count) => sum + count)).toBeLessThan(MOST_BYTES)
  })

  it('can be opened without a server: no module, no import, and nothing of another origin', () => {
    const html = files.get('index.html') ?? ''
    expect(html).not.toMatch(/type="module"|(?:src|href)="(?:https?:)?\/\//)
    const loading = [...files].filter(([name, text]) => {
      return name.endsWith('.css') ? /@import|url\(/.test(text) : /\bimport\(["'`]/.test(text)
    })
    expect(loading.map(([name]) => name)).toEqual([])
  })

  it('never run what is pasted', () => {
    for (const [name, text] of files) {
      expect([name, /\beval\(|new Function\(|innerHTML/.test(text)]).toEqual([name, false])
    }
  })
})
