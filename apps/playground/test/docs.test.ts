import { readFileSync } from 'node:fs'
import { readReasons } from '@webcors-apps/site/bundle'
import { anchorOf, createContent } from '@webcors-apps/site/content'
import { describe, expect, it } from 'vitest'
import { groupsOf } from '../page/cases/index.js'
import { HOSTS } from '../src/hosts/hosts.ts'

const cases = groupsOf(HOSTS[0]).flatMap((group) => group.cases)
const pages = createContent()

describe('the docs of the playground', () => {
  it.each(cases)(
    'the docs have the page and the heading that the case $id links to',
    ({ docs }) => {
      const [path = '', anchor] = docs.split('#')
      const page = pages.get(path.replace(/\.html$/, '.md'))
      expect(page).toBeDefined()
      const headings = [...(page ?? '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        anchorOf(title),
      )
      expect([undefined, ...headings]).toContain(anchor)
    },
  )

  it('the docs have a sentence for each reason of a decision', () => {
    const source = new URL('../../../packages/core/src/protocol/cors-decision.ts', import.meta.url)
    const [union = ''] = /export type CorsReason =[^/]*/.exec(readFileSync(source, 'utf8')) ?? []
    const reasons = [...union.matchAll(/'([\w-]+)'/g)].map(([, reason]) => reason)
    const sentences = readReasons()
    expect(Object.keys(sentences)).toEqual(reasons)
    expect(sentences['origin-not-allowed']).toBe('The policy does not allow this origin.')
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^\S[^`]+\.$/)
  })
})
