import { expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const METHODS = `methods: ['GET', 'HEAD', 'POST']`
const ORIGIN = `origin: 'https://a.example'`
const module = (call: string): string => `import cors from '@fastify/cors'\n${call}\n`
const moduleAfter = (call: string): string => `import { cors } from '@webcors/fastify'\n${call}\n`
const rewritten = (call: string): string | undefined => {
  const plan = planFiles({ 'app.js': module(call) })
  expect(stopsOf(plan)).toEqual([])
  return changed(plan)['app.js']
}

test.each([
  [
    `app.register(\n  cors,\n  // Only the app.\n  { ${ORIGIN} }, // end\n)`,
    `app.register(\n  cors(\n  // Only the app.\n  { ${ORIGIN}, ${METHODS} }), // end\n)`,
  ],
  [
    `app.register(cors /* a, b */, /* c */ { ${ORIGIN} } /* d */)`,
    `app.register(cors /* a, b */( /* c */ { ${ORIGIN}, ${METHODS} }) /* d */)`,
  ],
  [
    `app.register(cors // a\n  , // b\n  ({ ${ORIGIN} }))`,
    `app.register(cors // a\n  ( // b\n  ({ ${ORIGIN}, ${METHODS} })))`,
  ],
  [
    `app.register(\n  cors,\n  { ${ORIGIN} },\n)`,
    `app.register(\n  cors({ ${ORIGIN}, ${METHODS} }),\n)`,
  ],
])('planMigration keeps the comments of %s', (before, after) => {
  expect(rewritten(before)).toBe(moduleAfter(after))
})

const DROPPED = [`hideOptionsRoute: false`, `logLevel: 'warn'`]

test.each([
  [`{ ${ORIGIN}, ${DROPPED.join(', ')} }`, `{ ${ORIGIN}, ${METHODS} }`],
  [`{ ${ORIGIN}, ${DROPPED.join(', ')}, }`, `{ ${ORIGIN}, ${METHODS}, }`],
  [`{ ${DROPPED[0]}, ${ORIGIN}, ${DROPPED[1]} }`, `{ ${ORIGIN}, ${METHODS} }`],
  [`{ ${DROPPED.join(', ')}, ${ORIGIN} }`, `{ ${ORIGIN}, ${METHODS} }`],
  [`{ ${ORIGIN}, // ours\n  ${DROPPED.join(', ')} }`, `{ ${ORIGIN},\n${METHODS} // ours\n   }`],
  [
    `{\n  ${ORIGIN}, // ours\n  ${DROPPED[0]},\n  ${DROPPED[1]}, // gone\n}`,
    `{\n  ${ORIGIN},\n  ${METHODS}, // ours\n}`,
  ],
])('planMigration drops options of %s with their commas', (before, after) => {
  expect(rewritten(`app.register(cors, ${before})`)).toBe(
    moduleAfter(`app.register(cors(${after}))`),
  )
})
