import { readFileSync } from 'node:fs'
import { explain } from '@webcors/doctor'
import { describe, expect, it } from 'vitest'
import { anchorOf } from '../src/content/anchors.ts'
import { listConsoleMessages } from '../src/content/console-messages.ts'
import { createContent } from '../src/content/write-content.ts'

const LASTING = './lasting-addresses.txt'

const pages = createContent()
const messages = listConsoleMessages()
const reference = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
const codes = new Set([...reference.matchAll(/^### `([\w-]+)`$/gm)].map(([, code = '']) => code))

describe('the content of the site', () => {
  it('has a page for each code of the error reference, with the text of its entry', () => {
    const missing = [...codes].filter(
      (code) => !pages.get(`errors/${code}.md`)?.includes(`# \`${code}\``),
    )
    expect(missing).toEqual([])
    expect(codes.size).toBeGreaterThan(180)
    expect(pages.get('errors/origin-null.md')).toContain('## Issues of options')
    expect(pages.get('errors/origin-null.md')).toContain('## Reasons of decisions')
  })

  it('has every console message at its own anchor, on the page of its code', () => {
    const anchors = messages.map(({ code, anchor }) => `errors/${code}.html#${anchor}`)
    expect(new Set(anchors).size).toBe(anchors.length)
    const missing = messages.filter(
      ({ code, anchor }) => !pages.get(`errors/${code}.md`)?.includes(` {#${anchor}}\n`),
    )
    expect(missing).toEqual([])
    expect(messages.length).toBeGreaterThan(500)
  })

  it('has each message on the page of the code that explain() returns for it', () => {
    // explain() needs more than a name of the network panel, and more than a part of a message.
    const explained = messages.filter(({ text }) => explain(text).length > 0)
    const elsewhere = explained.filter(({ text, code }) =>
      explain(text).every((one) => one.code !== code),
    )
    expect(elsewhere.length / explained.length).toBeLessThan(0.05)
    expect(explained.length / messages.length).toBeGreaterThan(0.9)
  })

  it('shows the code to paste and the packages to install for each message that a policy solves', () => {
    const fixed = messages.filter(({ text, code }) =>
      explain(text).some((one) => one.code === code && one.fixes.length > 0),
    )
    const codesOf = new Set(fixed.map(({ code }) => code))
    expect(codesOf.size).toBeGreaterThan(10)
    const without = [...codesOf].filter((code) => {
      const page = pages.get(`errors/${code}.md`) ?? ''
      return !/```js \[Express and Connect\]\n\/\/ npm install @webcors\/node\n/.test(page)
    })
    expect(without).toEqual([])
  })

  it('links each code of the debugging guide to its section', () => {
    const debugging = pages.get('debugging.md') ?? ''
    const headings = [...debugging.matchAll(/^#{2,3} (.*)$/gm)].map(([, title = '']) =>
      anchorOf(title),
    )
    const named = [...debugging.matchAll(/^\| Code \|.*`([\w-]+)`/gm)].map(([, code = '']) => code)
    expect(named.length).toBeGreaterThan(20)
    for (const code of named) {
      const [, anchor] =
        /\.\.\/debugging\.md#([\w-]+)/.exec(pages.get(`errors/${code}.md`) ?? '') ?? []
      expect([code, headings.includes(anchor ?? '')]).toEqual([code, true])
    }
  })

  it('keeps every address that was ever public', async () => {
    const current = [
      ...[...pages.keys()].map((address) => address.replace(/\.md$/, '.html')),
      ...messages.map(({ code, anchor }) => `errors/${code}.html#${anchor}`),
    ].toSorted()
    const known = readLasting()
    expect(known.filter((address) => !current.includes(address))).toEqual([])
    const all = [...new Set([...known, ...current])].toSorted()
    await expect(`${all.join('\n')}\n`).toMatchFileSnapshot(LASTING)
  })
})

function readLasting(): readonly string[] {
  try {
    const text = readFileSync(new URL(LASTING, import.meta.url), 'utf8')
    return text.split('\n').filter((line) => line !== '')
  } catch {
    return []
  }
}
