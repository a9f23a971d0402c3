import { describe, expect, test } from 'vitest'
import { planMigration } from '../src/plan-migration.js'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const SIX = `methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']`

/** What becomes of a module, which has to be rewritten whole. */
function rewritten(text: string, path = 'app.ts', accept: readonly string[] = []): string {
  const plan = planFiles({ [path]: text }, { accept })
  expect(stopsOf(plan)).toEqual([])
  return changed(plan)[path] ?? text
}

describe('imports', () => {
  test.each([
    [`import cors from 'cors'`, `import { cors } from '@webcors/node'`],
    [`import allow from "cors";`, `import { cors as allow } from "@webcors/node";`],
    [`import * as cors from 'cors'`, `import { cors } from '@webcors/node'`],
    [`import cors = require('cors');`, `import { cors } from '@webcors/node';`],
    [`import { default as cors } from 'cors'`, `import { cors } from '@webcors/node'`],
    [`const cors = require('cors')`, `const { cors } = require('@webcors/node')`],
    [`var allow = require("cors");`, `var { cors: allow } = require("@webcors/node");`],
    [
      `const { default: cors } = await import('cors')`,
      `const { cors } = await import('@webcors/node')`,
    ],
    [
      `import cors, { type CorsOptions as O } from 'cors'`,
      `import { cors, type CorsOptions as O } from '@webcors/node'`,
    ],
  ])('%s', (before, after) => {
    const local = before.includes('allow') ? 'allow' : 'cors'
    const call = `\napp.use(${local}({ origin: 'https://a.example', methods: ['GET'] }))\n`
    expect(rewritten(before + call)).toBe(after + call)
  })

  test('types that hang on the function are imported by their names', () => {
    const before = `import cors from 'cors'\nconst o: cors.CorsOptions = { origin: '*', methods: ['GET'] }\napp.use(cors(o))\n`
    expect(rewritten(before)).toBe(
      `import { cors, type CorsOptions } from '@webcors/node'\nconst o: CorsOptions = { origin: '*', methods: ['GET'] }\napp.use(cors(o))\n`,
    )
  })

  test('a name that is something else in a function stays', () => {
    const before = `import cors from 'cors'\nfunction f(cors) { return cors({ headers: 1 }) }\napp.use(cors({ origin: '*', methods: ['GET'] }))\n`
    expect(rewritten(before)).toContain('function f(cors) { return cors({ headers: 1 }) }')
  })
})

describe('options', () => {
  const options = (text: string): string => {
    const all = rewritten(`import cors from 'cors'\napp.use(cors(${text}))\n`)
    return /cors\(([^]*)\)\)\n$/.exec(all)?.[1] ?? ''
  }

  test.each([
    ['', `{ origin: '*', ${SIX} }`],
    ['{}', `{ origin: '*', ${SIX} }`],
    [`{ methods: 'GET' }`, `{ methods: ['GET'], origin: '*' }`],
    [`{ origin: '*', methods: 'GET, PUT' }`, `{ origin: '*', methods: ['GET', 'PUT'] }`],
    [`{ 'origin': '*', "methods": ['GET'], }`, `{ 'origin': '*', "methods": ['GET'], }`],
    [
      `{ origin: '*', methods: ['GET'], preflightContinue: false }`,
      `{ origin: '*', methods: ['GET'] }`,
    ],
    [
      `{ preflightContinue: false, origin: '*', methods: ['GET'] }`,
      `{ origin: '*', methods: ['GET'] }`,
    ],
    [`{ origin: true, methods: ['GET'] }`, `{ origin: '*', methods: ['GET'] }`],
    [
      `{ origin: '*', methods: ['GET'], maxAge: '60' }`,
      `{ origin: '*', methods: ['GET'], maxAge: 60 }`,
    ],
    [
      `{ origin: ["it's"].length ? 'https://a.example' : 'https://b.example', methods: ['GET'] }`,
      `{ origin: ["it's"].length ? 'https://a.example' : 'https://b.example', methods: ['GET'] }`,
    ],
  ])('%s', (before, after) => {
    expect(options(before)).toBe(after)
  })

  test('lines, indents and comments of what stays are kept', () => {
    const before = `{\n\t// the page\n\torigin: 'https://a.example', // ours\n\toptionsSuccessStatus: 200,\n\tpreflightContinue: false, // gone\n\tcredentials: true, /* cookies */\n}`
    expect(options(before)).toBe(
      `{\n\t// the page\n\torigin: 'https://a.example', // ours\n\tpreflightStatus: 200,\n\tcredentials: true, /* cookies */\n\t${SIX},\n}`,
    )
  })

  test('a variable that nothing else uses is changed where it is declared', () => {
    const before = `import cors from 'cors'\nconst corsOptions = { origin: 'https://a.example', methods: 'PUT' } as const\napp.use('/a', cors(corsOptions))\napp.use('/b', cors(corsOptions))\n`
    expect(rewritten(before)).toContain(
      `const corsOptions = { origin: 'https://a.example', methods: ['PUT'] } as const`,
    )
  })

  test('what cannot be read is left as it is written, where it is accepted', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: process.env.A, methods: 'GET', credentials: true }))\n`
    expect(rewritten(before, 'app.js', ['unread-value'])).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: process.env.A, methods: ['GET'], credentials: true }))\n`,
    )
  })

  test('shorthand properties get the names that they have here', () => {
    const before = `import cors from '@koa/cors'\nconst allowMethods = ['GET'], origin = 'https://a.example'\napp.use(cors({ origin, allowMethods }))\n`
    expect(rewritten(before)).toContain('cors({ origin, methods: allowMethods })')
  })
})

describe('preflight routes', () => {
  test('those behind a policy for everything are removed', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.options('*', cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`,
    )
  })

  test('those behind it may use the same variable', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: 'PUT' }\napp.use(cors(o))\napp.options('*', cors(o))\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\nconst o = { origin: '*', methods: ['PUT'] }\napp.use(cors(o))\n`,
    )
  })

  test('those behind it are removed even if they have other options: they never ran', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\napp.options('*', cors())\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\n`,
    )
  })

  test('those in front of it with other options keep both as they are', () => {
    const before = `import cors from 'cors'\napp.options('*', cors())\napp.use(cors({ origin: 'https://a.example' }))\n`
    expect(stopsOf(planFiles({ 'app.js': before }))).toEqual(['app.js:3 stacked-policies'])
  })

  test('those beside a policy for one route stay', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: ['GET'] }\napp.options('/a', cors(o))\napp.put('/a', cors(o), f)\n`
    expect(rewritten(before)).toContain(`app.options('/a', cors(o))`)
  })
})

describe('Nest', () => {
  const NEST = `import { NestFactory } from '@nestjs/core';\n`

  test('a name that is taken is imported under another one', () => {
    const before = `${NEST}const cors = 1;\nconst app = await NestFactory.create(M);\napp.enableCors({ origin: '*', methods: ['GET'] });\n`
    expect(rewritten(before)).toBe(
      `${NEST}import { cors as webcors } from '@webcors/node';\nconst cors = 1;\nconst app = await NestFactory.create(M);\napp.use(webcors({ origin: '*', methods: ['GET'] }));\n`,
    )
  })

  test('the option of create goes with its object, and with its comma', () => {
    const make = (options: string): string =>
      `${NEST}const app = await NestFactory.create(M${options});\n`
    const after = (options: string): string =>
      `${NEST}import { cors } from '@webcors/node';\nconst app = await NestFactory.create(M${options});\n\napp.use(cors({ origin: '*', ${SIX} }));\n`
    expect(rewritten(make(', { cors: true }'))).toBe(after(''))
    expect(rewritten(make(', { cors: true, a: 1 }'))).toBe(after(', { a: 1 }'))
    expect(rewritten(make(', { a: 1, cors: {} }'))).toBe(after(', { a: 1 }'))
  })

  test('two policies for one application are for a person', () => {
    const text = `${NEST}const app = await NestFactory.create(M, { cors: true });\napp.enableCors({ origin: 'https://a.example' });\n`
    expect(stopsOf(planFiles({ 'main.ts': text }))).toEqual(['main.ts:2 stacked-policies'])
  })

  test('cors: false is not CORS code', () => {
    const plan = planFiles({
      'main.ts': `${NEST}const app = await NestFactory.create(M, { cors: false });\n`,
    })
    expect([plan.changes, plan.stops, plan.found]).toEqual([[], [], 0])
  })
})

describe('defaults are those of the version', () => {
  test.each([
    ['@fastify/cors', '^11.0.0', `methods: ['GET', 'HEAD', 'POST']`],
    ['@fastify/cors', '~10.2.0', SIX],
    ['hono', '^4.13.0', `'QUERY']`],
    ['hono', '4.12.1', `'PATCH'] })`],
  ])('%s %s', (name, range, expected) => {
    const library = name === 'hono' ? 'hono/cors' : name
    const text =
      name === 'hono'
        ? `import { cors } from '${library}'\napp.use(cors({ origin: '*' }))\n`
        : `import cors from '${library}'\nawait app.register(cors, { origin: '*' })\n`
    const manifest = JSON.stringify({ dependencies: { [name]: range } })
    const plan = planFiles({ 'app.js': text, 'package.json': manifest })
    expect(changed(plan)['app.js']).toContain(expected)
  })

  test('what is installed counts before what package.json asks for', () => {
    const files = [{ path: 'app.js', text: `import { cors } from 'hono/cors'\napp.use(cors())\n` }]
    const manifests = [{ path: 'package.json', text: '{ "dependencies": { "hono": "^4.0.0" } }' }]
    const installed = { 'package.json': { hono: '4.13.2' } }
    const { changes } = planMigration({ files, manifests, others: [], installed })
    expect(changes[0]?.after).toContain(`'QUERY'`)
  })
})
