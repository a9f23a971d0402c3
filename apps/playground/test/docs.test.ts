import { readFileSync } from 'node:fs'
import { explain } from '@webcors/doctor'
import { describe, expect, it } from 'vitest'
import { groupsOf } from '../page/cases/index.js'
import { HOSTS } from '../src/hosts/hosts.ts'
import { readDocs } from '../src/docs/read-docs.ts'
import { readReasons } from '../src/docs/read-reasons.ts'

const cases = groupsOf(HOSTS[0]).flatMap((group) => group.cases)

describe('the docs in the playground', () => {
  it.each(cases)('explain $id', async ({ docs }) => {
    const [path, anchor] = docs.split('#')
    const page = await readDocs(`/${path}`)
    expect(page?.type).toContain('text/html')
    expect(page?.content).toContain(anchor === undefined ? '<h1 ' : ` id="${anchor}"`)
  })

  it('have a sentence for each reason', async () => {
    const source = new URL('../../../packages/core/src/protocol/cors-decision.ts', import.meta.url)
    const [union = ''] = /export type CorsReason =[^/]*/.exec(readFileSync(source, 'utf8')) ?? []
    const reasons = [...union.matchAll(/'([\w-]+)'/g)].map(([, reason]) => reason)
    const sentences = await readReasons()
    expect(Object.keys(sentences)).toEqual(reasons)
    expect(sentences['origin-not-allowed']).toBe('The policy does not allow this origin.')
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^\S[^`]+\.$/)
  })

  it('lead to the sources that they name, and nowhere else', async () => {
    expect((await readDocs('/packages/core/src/origin/parse-origin.ts'))?.type).toContain(
      'text/plain',
    )
    expect(await readDocs('/packages/core/package.json')).toBeNull()
    expect(await readDocs('/docs/nothing.md')).toBeNull()
  })
})

it.each(HOSTS)('the doctor writes a fix for $title', ({ fix }) => {
  const [explanation] = explain(
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  )
  expect(explanation?.fixes.map((one) => one.for)).toContain(fix)
})
