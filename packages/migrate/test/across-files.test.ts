import { expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const APP = `import cors from 'cors'\nconst app = express()\napp.use(cors({ origin: '*', methods: ['GET'] }))\n`
const ROUTER = `import cors from 'cors'\nexport const router = Router()\nrouter.use(cors({ origin: '*', methods: ['GET'] }))\n`

test('planMigration stops at the policies of a router and its application in two files', () => {
  const stops = ['app.js:3 stacked-policies', 'routes.js:3 stacked-policies']
  expect(stopsOf(planFiles({ 'app.js': APP, 'routes.js': ROUTER }))).toEqual(stops)
  const accepted = planFiles(
    { 'app.js': APP, 'routes.js': ROUTER },
    { accept: ['stacked-policies'] },
  )
  expect(Object.keys(changed(accepted))).toEqual(['app.js', 'routes.js', 'package.json'])
})

test('planMigration rewrites two applications of one package, unless one imports the other', () => {
  expect(stopsOf(planFiles({ 'a.js': APP, 'b.js': APP }))).toEqual([])
  const importing = { 'a.js': `import './lib/b.js'\n${APP}`, 'lib/b.js': APP }
  expect(stopsOf(planFiles(importing))).toEqual([
    'a.js:4 stacked-policies',
    'lib/b.js:3 stacked-policies',
  ])
})

test('planMigration rewrites policies in two packages, unless their files import each other', () => {
  const files = {
    'a/package.json': '{}',
    'a/app.js': APP,
    'b/package.json': '{}',
    'b/routes.ts': ROUTER,
  }
  expect(stopsOf(planFiles(files))).toEqual([])
  const linked = { ...files, 'a/app.js': `${APP}import { router } from '../b/routes.js'\n` }
  expect(stopsOf(planFiles(linked))).toHaveLength(2)
})

test('planMigration stops at a policy if its package sets or removes CORS headers by hand', () => {
  for (const line of [
    `response.setHeader('Access-Control-Expose-Headers', 'X-A')`,
    `response.removeHeader('Access-Control-Allow-Origin')`,
    `const NAME = 'access-control-allow-origin'`,
    `answer.headers.delete('Access-Control-Allow-Origin')`,
    'response.set(`Access-Control-Expose-Headers`, "X-A")',
    `const P = 'Access-Control-'; response.set(P + 'Expose-Headers', 'X-A')`,
    `const P = 'Access-Control-'; response.set({ [\`\${P}Expose-Headers\`]: 'X-A' })`,
    'response.set(`Access-Control-Allow-${name}`, value)',
    `response.set('Access-Control-' + names[0] + '-Headers', 'X-A')`,
    `response.headers['Access-Control-Expose-Headers'] = 'X-A'`,
  ]) {
    const plan = planFiles({ 'app.js': APP, 'errors.js': `${line}\n` })
    expect(stopsOf(plan)[0]).toBe('app.js:3 headers-set-beside')
    expect(plan.changes).toEqual([])
    expect(plan.stops[0]?.message).toContain('errors.js:1 handles CORS headers too')
  }
  for (const line of [
    `response.getHeader('Access-Control-Allow-Origin')`,
    `if (name === 'access-control-allow-origin') skip()`,
    `fetch(url, { headers: { 'Access-Control-Allow-Origin': '*' } })`,
    `if (response.headers['Access-Control-Allow-Origin'] === '*') skip()`,
    'log(`Access-Control-Allow-Origin is missing in ${url}`)',
    'response.set(`${a}-${b}`, "access-control-")',
    'response.set(`Access-Control-Request-${name}`, "X-A")',
  ])
    expect(stopsOf(planFiles({ 'app.js': APP, 'errors.js': line }))).toEqual([])
  const test = `expect(response.headers.get('access-control-allow-origin'))`
  expect(stopsOf(planFiles({ 'app.js': APP, 'test/app.test.js': test }))).toEqual([])
})

test('planMigration reads files that were not asked for, but neither changes nor reports them', () => {
  const plan = planFiles({ 'app.js': APP, 'routes.js': ROUTER }, { asked: ['app.js'] })
  expect(stopsOf(plan)).toEqual(['app.js:3 stacked-policies'])
  expect(plan.found).toBe(1)
})

test('planMigration stops at the plugin of Fastify if any file has route options', () => {
  const app = `import cors from '@fastify/cors'\nawait app.register(cors, { origin: '*' })\n`
  const route = `app.get('/a', { config: { cors: false } }, f)\n`
  expect(stopsOf(planFiles({ 'app.js': app, 'route.js': route }))).toEqual([
    'app.js:2 route-options',
  ])
  expect(stopsOf(planFiles({ 'route.js': route }))).toEqual([])
})

test('planMigration stops at a policy if a proxy among the dependencies may pass CORS headers on', () => {
  const manifest = '{ "dependencies": { "http-proxy-middleware": "^3.0.0" } }'
  const files = { 'app.js': APP, 'package.json': manifest }
  expect(stopsOf(planFiles(files))).toEqual(['app.js:3 headers-set-later'])
  expect(stopsOf(planFiles(files, { accept: ['headers-set-later'] }))).toEqual([])
  const bare = { ...files, 'app.js': APP.replace(/\{ origin.*?\}/, '') }
  expect(stopsOf(planFiles(bare))).toEqual(['app.js:3 headers-set-later'])
})
