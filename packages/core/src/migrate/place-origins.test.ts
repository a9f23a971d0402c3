import { expect, test } from 'vitest'
import { fromFastifyCors } from './fastify/from-fastify-cors.ts'
import type { FastifyCorsOrigin } from './fastify/fastify-cors-options.ts'

const APP = 'https://app.example.com'

/** A list in lists. */
const nest = (entry: FastifyCorsOrigin, depth: number): FastifyCorsOrigin =>
  depth === 0 ? entry : [nest(entry, depth - 1)]

test('lists of origins are flattened to a depth of seven lists', () => {
  expect(fromFastifyCors({ origin: nest(APP, 7) }).value).toMatchObject({ origin: [APP] })
  expect(fromFastifyCors({ origin: nest(APP, 8) }).issues).toMatchObject([
    { code: 'origin-type', path: ['origin', 0, 0, 0, 0, 0, 0, 0], value: [APP] },
  ])
})

test('a list that contains itself is refused with its place', () => {
  const list: unknown[] = [APP]
  list.push(list)
  const { issues } = fromFastifyCors({ origin: list as string[] })
  expect(issues).toMatchObject([
    { code: 'origin-type', path: ['origin', 1, 1, 1, 1, 1, 1, 1], value: list },
  ])
})
