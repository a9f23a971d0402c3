import { describe, expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const OPTIONS = `{ origin: 'https://a.example', methods: 'PUT' }`
const AFTER = `{ origin: 'https://a.example', methods: ['PUT'] }`
const TYPES = `import type { CorsOptions } from 'cors'\n`
const use = (imported: string): string =>
  `import cors from 'cors'\n${imported}\nconst app = express()\napp.use(cors(options))\n`

describe('planMigration with options that another module exports', () => {
  test.each([
    [`import { options } from './config.js'`, `export const options = ${OPTIONS}\n`],
    [
      `import { corsOptions as options } from './config'`,
      `const o = ${OPTIONS}\nexport { o as corsOptions }\n`,
    ],
    [`import options from './config.js'`, `export default ${OPTIONS}\n`],
    [`import options from './config.js'`, `const cors = ${OPTIONS}\nexport default cors\n`],
    [`const options = require('./config')`, `module.exports = ${OPTIONS}\n`],
    [`const { options } = require('./config')`, `module.exports = { options: ${OPTIONS} }\n`],
    [`const { options } = require('./config')`, `exports.options = ${OPTIONS}\n`],
    [
      `import { options } from './config.js'`,
      `${TYPES}export const options: CorsOptions = ${OPTIONS}\n`,
    ],
  ])('changes the options in the module that exports them for %s', (imported, config) => {
    const plan = planFiles({ 'app.ts': use(imported), 'config.ts': config })
    expect(stopsOf(plan)).toEqual([])
    expect(changed(plan)['app.ts']).toBe(
      use(imported).replace(`cors from 'cors'`, `{ cors } from '@webcors/node'`),
    )
    const after = config.replace(OPTIONS, AFTER).replace(`from 'cors'`, `from '@webcors/node'`)
    expect(changed(plan)['config.ts']).toBe(after)
    expect(planFiles({ ...changed(plan) }).changes).toEqual([])
  })
})

test('planMigration changes options of Nest in the module that exports them', () => {
  const main = `import { NestFactory } from '@nestjs/core'\nimport { options } from './config.js'\nconst app = await NestFactory.create(M)\napp.enableCors(options)\n`
  const plan = planFiles({ 'main.ts': main, 'config.ts': `export const options = ${OPTIONS}\n` })
  expect(stopsOf(plan)).toEqual([])
  expect(changed(plan)['main.ts']).toContain('app.use(cors(options))')
  expect(changed(plan)['config.ts']).toBe(`export const options = ${AFTER}\n`)
})

describe('planMigration with options that another module exports and that cannot be changed', () => {
  const config = `export const options = ${OPTIONS}\n`
  const app = use(`import { options } from './config.js'`)

  test.each([
    [
      'if a third module imports them',
      { 'other.ts': `import { options } from './config.js'\nlog(options)\n` },
    ],
    ['if a third module exports them again', { 'other.ts': `export * from './config.js'\n` }],
    [
      'if a third module requires the whole module',
      { 'other.js': `const all = require('./config')\n` },
    ],
    [
      'if the module that exports them uses them',
      { 'config.ts': `${config}options.origin = '*'\n` },
    ],
    ['if the module that imports them reads them', { 'app.ts': `${app}log(options.origin)\n` }],
    ['if they are not an object', { 'config.ts': 'export const options = make()\n' }],
  ])('changes nothing %s', (_, more) => {
    const plan = planFiles({ 'app.ts': app, 'config.ts': config, ...more })
    expect(plan.changes).toEqual([])
    expect(stopsOf(plan)).toEqual(['app.ts:4 unread-options'])
  })

  test('changes nothing if a person must decide on an option, and names the place of the option', () => {
    const plan = planFiles({
      'app.ts': app,
      'config.ts': `${TYPES}export const options: CorsOptions = { origin: /a/ }\n`,
    })
    expect(plan.changes).toEqual([])
    expect(stopsOf(plan)).toEqual(['config.ts:2 origin-type'])
  })

  test('changes nothing if the module that exports them was not asked for', () => {
    const plan = planFiles({ 'app.ts': app, 'config.ts': config }, { asked: ['app.ts'] })
    expect(stopsOf(plan)).toEqual(['app.ts:4 unread-options'])
  })

  test('changes them if third modules import only other exports', () => {
    const more = {
      'config.ts': `${config}export const port = 1\n`,
      'main.ts': `import { port } from './config.js'\n`,
    }
    expect(stopsOf(planFiles({ 'app.ts': app, ...more }))).toEqual([])
  })
})
