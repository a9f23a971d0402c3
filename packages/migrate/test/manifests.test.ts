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

test('planMigration removes the dependency if no file names the library', () => {
  expect(dependenciesAfter({ 'app.ts': APP })).toEqual({
    dependencies: { '@webcors/node': '*' },
    devDependencies: {},
  })
})

test.each([
  [
    'a module that is not rewritten',
    {
      'other.ts': `import cors from 'cors'\nconst app = express()\napp.use(cors({ origin: /a/ }))\n`,
    },
  ],
  ['a file of another kind', { 'page.vue': `<script>import cors from "cors"</script>` }],
  ['a mock of a test', { 'test/app.test.ts': `vi.mock('cors')` }],
])('planMigration keeps the dependency for %s', (_, more) => {
  expect(dependenciesAfter({ 'app.ts': APP, ...more })).toMatchObject({
    dependencies: { cors: '2' },
  })
})

test('planMigration keeps the dependency for a module that was not asked for', () => {
  const files = { 'a.ts': APP, 'b.ts': APP }
  expect(dependenciesAfter(files, ['a.ts'])).toMatchObject({
    dependencies: { cors: '2', '@webcors/node': '*' },
  })
})

test('planMigration changes only the package.json of the package whose modules change', () => {
  const plan = planFiles({
    'package.json': '{}',
    'api/package.json': MANIFEST,
    'api/app.ts': APP,
    'web/package.json': MANIFEST,
    'web/index.ts': '',
  })
  expect(Object.keys(changed(plan))).toEqual(['api/app.ts', 'api/package.json'])
})

test('planMigration does not change package.json if no module changes', () => {
  expect(dependenciesAfter({ 'app.ts': APP.replace("'*'", 'f()') })).toBe('unchanged')
})
