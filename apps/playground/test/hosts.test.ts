import { explain } from '@webcors/doctor'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { createEndpoints } from '../src/api/api.ts'
import { quickStartOf, sourceOf } from '../src/api/source-of.ts'
import { HOSTS } from '../src/hosts/hosts.ts'

const endpoints = createEndpoints('http://localhost:8080', () => '')

describe.each(HOSTS)('the code to copy for $title', ({ write, packages }) => {
  it('is JavaScript, and imports only packages that the page says to install', async () => {
    const sources = endpoints.map((endpoint) => sourceOf(endpoint, write))
    const quickStart = quickStartOf(write)
    const checked = [...sources, quickStart].map((code) => transform(code, { format: 'esm' }))
    expect((await Promise.all(checked)).flatMap(({ warnings }) => warnings)).toEqual([])
    const names = [...quickStart.matchAll(/ from '((?:@\w+\/)?[\w:-]+)/g)].map(([, name]) => name)
    const installed = names.filter((name) => !name?.startsWith('node:'))
    expect(installed).not.toEqual([])
    expect(packages).toEqual(expect.arrayContaining(installed))
  })
})

it.each(HOSTS)('the doctor writes a fix for $title', ({ fix }) => {
  const [explanation] = explain(
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  )
  expect(explanation?.fixes.map((one) => one.for)).toContain(fix)
})
