import { describe, expect, test } from 'vitest'
import { changed, type Files, planFiles, stopsOf } from './project.test-util.js'

const OURS = `cors({ origin: 'https://a.example', methods: ['GET'] })`
const ANYONE = `cors({ origin: '*', methods: ['GET'] })`
const IMPORT = `import cors from 'cors'\n`
const REQUIRE = `const cors = require('cors')\n`

/** Returns the module of an application that uses the middleware `ours`. */
function server(imported: string, more = ''): string {
  return `${IMPORT}${imported}\nconst app = express()\napp.use(ours)\n${more}`
}

const ROUTE = `app.get('/orders', ${ANYONE}, f)\n`

/** Ways to export a middleware, and to import it as `ours`. */
const EXPORTS: readonly (readonly [module: string, imported: string])[] = [
  [`${IMPORT}export const ours = ${OURS}\n`, `import { ours } from './policy'`],
  [`${IMPORT}const mw = ${OURS}\nexport { mw as ours }\n`, `import { ours } from './policy.js'`],
  [
    `${IMPORT}const mw = ${OURS}\nexport { mw as 'ours' }\n`,
    `import { 'ours' as ours } from './policy'`,
  ],
  [`${IMPORT}export default ${OURS}\n`, `import ours from './policy.js'`],
  [
    `${IMPORT}const mw = ${OURS}\nexport default mw\n`,
    `import { default as ours } from './policy'`,
  ],
  [`${REQUIRE}module.exports = ${OURS}\n`, `const ours = require('./policy')`],
  [`${REQUIRE}module.exports = { ours: ${OURS} }\n`, `const { ours } = require('./policy')`],
  [
    `${REQUIRE}const ours = ${OURS}\nmodule.exports = { ours }\n`,
    `const { ours } = require('./policy')`,
  ],
  [`${REQUIRE}module.exports.mw = ${OURS}\n`, `const { mw: ours } = require('./policy')`],
  [`${REQUIRE}exports.ours = ${OURS}\n`, `const { ours } = await import('./policy.js')`],
]

describe.each(EXPORTS)('planMigration with %j and %s', (policy, imported) => {
  test('stops at a second policy for the same requests', () => {
    const line =
      policy
        .trim()
        .split('\n')
        .findIndex((text) => text.includes('cors({')) + 1
    const plan = planFiles({ 'policy.js': policy, 'server.js': server(imported, ROUTE) })
    expect(plan.changes).toEqual([])
    expect(stopsOf(plan)).toEqual([
      `policy.js:${line} stacked-policies`,
      'server.js:5 stacked-policies',
    ])
    expect(plan.stops[0]?.message).toContain('beside the policy of server.js:5:')
    expect(plan.stops[1]?.message).toContain('beside the policy of line 4:')
  })

  test('rewrites a second policy that is never for the same requests', () => {
    const routes = server(imported, `app.get('/orders', ${ANYONE}, f)\n`).replace(
      'app.use(ours)',
      `app.get('/users', ours, f)`,
    )
    const plan = planFiles({ 'policy.js': policy, 'server.js': routes })
    expect(stopsOf(plan)).toEqual([])
    expect(Object.keys(changed(plan)).toSorted()).toEqual([
      'package.json',
      'policy.js',
      'server.js',
    ])
  })
})

describe('planMigration with an exported middleware', () => {
  const POLICY = `${IMPORT}export const ours = ${OURS}\n`
  const two = `${POLICY}export const anyone = ${ANYONE}\n`
  const both = `import { ours, anyone } from './policy.js'`

  test('stops at two middlewares of one module for the same requests', () => {
    const files = {
      'policy.js': two,
      'server.js': server(both, `app.get('/a', anyone, f)\n`).replace(IMPORT, ''),
    }
    const { stops } = planFiles(files)
    expect(stops.map(({ path, line }) => `${path}:${line}`)).toEqual(['policy.js:3'])
    expect(stops[0]?.message).toContain('beside the policy of server.js:3:')
  })

  test('rewrites two middlewares of one module on separate paths', () => {
    const app = `import { ours, anyone } from './policy.js'\napp.get('/a', ours)\napp.get('/b', anyone)\n`
    expect(stopsOf(planFiles({ 'policy.js': two, 'server.js': app }))).toEqual([])
  })

  test('rewrites one middleware that several routers of the same name use', () => {
    const router = `import { ours } from './policy.js'\nexport const router = Router()\nrouter.use(ours)\n`
    const files = { 'policy.js': POLICY, 'a.js': router, 'b.js': router }
    expect(stopsOf(planFiles(files))).toEqual([])
  })

  test('rewrites a middleware that its own module uses and exports for tests', () => {
    const app = `${IMPORT}const app = express()\nexport const ours = ${OURS}\napp.use(ours)\n`
    expect(stopsOf(planFiles({ 'app.js': app }))).toEqual([])
  })

  test.each<readonly [why: string, files: Files]>([
    ['no module imports it by a relative path', { 'a.js': `import { ours } from '#policy'\n` }],
    ['a module imports it as a namespace', { 'a.js': `import * as all from './policy.js'\n` }],
    ['a module exports it again', { 'a.js': `export { ours } from './policy.js'\n` }],
    ['a module exports everything again', { 'a.js': `export * from './policy.js'\n` }],
    [
      'a module imports it and exports it',
      { 'a.js': `import { ours } from './policy.js'\nexport { ours }\n` },
    ],
    ['a module requires the whole module', { 'a.js': `const all = require('./policy')\n` }],
    ['a module reads it from the whole module', { 'a.js': `app.use(require('./policy').ours)\n` }],
    [
      'a module collects the rest of the exports',
      { 'a.js': `const { a, ...rest } = require('./policy')\n` },
    ],
    [
      'a module passes it to a function',
      { 'a.js': `import { ours } from './policy.js'\nmount(ours)\n` },
    ],
  ])('stops at any second policy if %s', (_, files) => {
    const other = `${IMPORT}const app = express()\napp.get('/orders', ${ANYONE}, f)\n`
    const plan = planFiles({ 'policy.js': POLICY, 'z.js': other, ...files })
    expect(stopsOf(plan)).toEqual(['policy.js:2 stacked-policies', 'z.js:3 stacked-policies'])
    expect(plan.changes).toEqual([])
  })

  test('names the module that exports it again', () => {
    const again = `import { ours } from './policy.js'\n\nexport { ours }\n`
    const other = `${IMPORT}const app = express()\napp.get('/orders', ${ANYONE}, f)\n`
    const plan = planFiles({ 'policy.js': POLICY, 'z.js': other, 'a.js': again })
    expect(plan.stops[1]?.message).toContain('beside the policy of a.js:3:')
  })

  test('follows imports of a module that may not be changed', () => {
    const files = {
      'policy.js': POLICY,
      'server.js': server(`import { ours } from './policy'`, ROUTE),
    }
    expect(stopsOf(planFiles(files, { asked: ['server.js'] }))).toEqual([
      'server.js:5 stacked-policies',
    ])
  })
})
