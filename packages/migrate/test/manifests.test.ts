import { expect, test } from 'vitest'
import { changed, planFiles } from './project.test-util.js'

const MANIFEST = '{ "dependencies": { "cors": "2" }, "devDependencies": { "@types/cors": "2" } }'
const APP = `import cors from 'cors'\nconst app = express()\napp.use(cors({ origin: '*' }))\n`

const dependenciesAfter = (
  files: Readonly<Record<string, string>>,
  asked?: readonly string[],
): unknown => {
  const plan = planFiles({ 'package.json': MANIFEST, ...files }, asked ? { asked } : {})
  return JSON.parse(changed(plan)['package.json'] ?? '"unchanged"')
}

test('the other library goes when nothing uses it any more', () => {
  expect(dependenciesAfter({ 'app.ts': APP })).toEqual({
    dependencies: { '@webcors/node': '*' },
    devDependencies: {},
  })
})

test.each([
  [
    'a module that stays as it is',
    {
      'other.ts': `import cors from 'cors'\nconst app = express()\napp.use(cors({ origin: /a/ }))\n`,
    },
  ],
  ['a file of another kind', { 'page.vue': `<script>import cors from "cors"</script>` }],
  ['a mock of a test', { 'test/app.test.ts': `vi.mock('cors')` }],
])('it stays for %s', (_, more) => {
  expect(dependenciesAfter({ 'app.ts': APP, ...more })).toMatchObject({
    dependencies: { cors: '2' },
  })
})

test('it stays for a module that was not asked for', () => {
  const files = { 'a.ts': APP, 'b.ts': APP }
  expect(dependenciesAfter(files, ['a.ts'])).toMatchObject({
    dependencies: { cors: '2', '@webcors/node': '*' },
  })
})

test('each package of a workspace has its own', () => {
  const plan = planFiles({
    'package.json': '{}',
    'api/package.json': MANIFEST,
    'api/app.ts': APP,
    'web/package.json': MANIFEST,
    'web/index.ts': '',
  })
  expect(Object.keys(changed(plan))).toEqual(['api/app.ts', 'api/package.json'])
})

test('nothing changes where everything stays as it is', () => {
  expect(dependenciesAfter({ 'app.ts': APP.replace("'*'", 'f()') })).toBe('unchanged')
})
