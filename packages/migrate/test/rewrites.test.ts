import { describe, expect, test } from 'vitest'
import { planMigration } from '../src/plan-migration.js'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const SIX = `methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']`

/** Returns the text of a module after the migration. The module must be rewritten completely. */
function rewritten(text: string, path = 'app.ts', accept: readonly string[] = []): string {
  const plan = planFiles({ [path]: text }, { accept })
  expect(stopsOf(plan)).toEqual([])
  return changed(plan)[path] ?? text
}

describe('planMigration with imports', () => {
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
  ])('rewrites the import %s', (before, after) => {
    const local = before.includes('allow') ? 'allow' : 'cors'
    const call = `\napp.use(${local}({ origin: 'https://a.example', methods: ['GET'] }))\n`
    expect(rewritten(before + call)).toBe(after + call)
  })

  test('imports a type by its name if it was used as a member of the function', () => {
    const before = `import cors from 'cors'\nconst o: cors.CorsOptions = { origin: '*', methods: ['GET'] }\napp.use(cors(o))\n`
    expect(rewritten(before)).toBe(
      `import { cors, type CorsOptions } from '@webcors/node'\nconst o: CorsOptions = { origin: '*', methods: ['GET'] }\napp.use(cors(o))\n`,
    )
  })

  test('does not change a parameter that has the name of the import', () => {
    const before = `import cors from 'cors'\nfunction f(cors) { return cors({ headers: 1 }) }\napp.use(cors({ origin: '*', methods: ['GET'] }))\n`
    expect(rewritten(before)).toContain('function f(cors) { return cors({ headers: 1 }) }')
  })
})

describe('planMigration with options', () => {
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
  ])('rewrites the options %s', (before, after) => {
    expect(options(before)).toBe(after)
  })

  test('keeps line breaks, indents and comments', () => {
    const before = `{\n\t// the page\n\torigin: 'https://a.example', // ours\n\toptionsSuccessStatus: 200,\n\tpreflightContinue: false, // gone\n\tcredentials: true, /* cookies */\n}`
    expect(options(before)).toBe(
      `{\n\t// the page\n\torigin: 'https://a.example', // ours\n\tpreflightStatus: 200,\n\tcredentials: true, /* cookies */\n\t${SIX},\n}`,
    )
  })

  test('changes options in the declaration of a variable that has no other uses', () => {
    const before = `import cors from 'cors'\nconst corsOptions = { origin: 'https://a.example', methods: 'PUT' } as const\napp.use('/a', cors(corsOptions))\napp.use('/b', cors(corsOptions))\n`
    expect(rewritten(before)).toContain(
      `const corsOptions = { origin: 'https://a.example', methods: ['PUT'] } as const`,
    )
  })

  test('keeps the text of a value that cannot be read if unread-value is accepted', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: process.env.A, methods: 'GET', credentials: true }))\n`
    expect(rewritten(before, 'app.js', ['unread-value'])).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: process.env.A, methods: ['GET'], credentials: true }))\n`,
    )
  })

  test('renames shorthand properties', () => {
    const before = `import cors from '@koa/cors'\nconst allowMethods = ['GET'], origin = 'https://a.example'\napp.use(cors({ origin, allowMethods }))\n`
    expect(rewritten(before)).toContain('cors({ origin, methods: allowMethods })')
  })
})

describe('planMigration with preflight routes', () => {
  test('removes a preflight route after a policy for all requests', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.options('*', cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`,
    )
  })

  test('removes a preflight route whose options are in the same variable', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: 'PUT' }\napp.use(cors(o))\napp.options('*', cors(o))\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\nconst o = { origin: '*', methods: ['PUT'] }\napp.use(cors(o))\n`,
    )
  })

  test('removes a preflight route with other options, because it never ran', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\napp.options('*', cors())\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\n`,
    )
  })

  test('stops at a preflight route with other options in front of the policy for all requests', () => {
    const before = `import cors from 'cors'\napp.options('*', cors())\napp.use(cors({ origin: 'https://a.example' }))\n`
    expect(stopsOf(planFiles({ 'app.js': before }))).toEqual(['app.js:3 stacked-policies'])
  })

  test('keeps a preflight route of a route that has a policy of its own', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: ['GET'] }\napp.options('/a', cors(o))\napp.put('/a', cors(o), f)\n`
    expect(rewritten(before)).toContain(`app.options('/a', cors(o))`)
  })
})

describe('planMigration with Nest', () => {
  const NEST = `import { NestFactory } from '@nestjs/core';\n`

  test('imports cors under another name if the module already uses the name', () => {
    const before = `${NEST}const cors = 1;\nconst app = await NestFactory.create(M);\napp.enableCors({ origin: '*', methods: ['GET'] });\n`
    expect(rewritten(before)).toBe(
      `${NEST}import { cors as webcors } from '@webcors/node';\nconst cors = 1;\nconst app = await NestFactory.create(M);\napp.use(webcors({ origin: '*', methods: ['GET'] }));\n`,
    )
  })

  test('removes the option of create with its comma, and with an object that has no other options', () => {
    const make = (options: string): string =>
      `${NEST}const app = await NestFactory.create(M${options});\n`
    const after = (options: string): string =>
      `${NEST}import { cors } from '@webcors/node';\nconst app = await NestFactory.create(M${options});\n\napp.use(cors({ origin: '*', ${SIX} }));\n`
    expect(rewritten(make(', { cors: true }'))).toBe(after(''))
    expect(rewritten(make(', { cors: true, a: 1 }'))).toBe(after(', { a: 1 }'))
    expect(rewritten(make(', { a: 1, cors: {} }'))).toBe(after(', { a: 1 }'))
  })

  test('stops at two policies for one application', () => {
    const text = `${NEST}const app = await NestFactory.create(M, { cors: true });\napp.enableCors({ origin: 'https://a.example' });\n`
    expect(stopsOf(planFiles({ 'main.ts': text }))).toEqual(['main.ts:2 stacked-policies'])
  })

  test('does not count cors: false', () => {
    const plan = planFiles({
      'main.ts': `${NEST}const app = await NestFactory.create(M, { cors: false });\n`,
    })
    expect([plan.changes, plan.stops, plan.found]).toEqual([[], [], 0])
  })
})

describe('planMigration with defaults that depend on the version', () => {
  test.each([
    ['@fastify/cors', '^11.0.0', `methods: ['GET', 'HEAD', 'POST']`],
    ['@fastify/cors', '~10.2.0', SIX],
    ['hono', '^4.13.0', `'QUERY']`],
    ['hono', '4.12.1', `'PATCH'] })`],
  ])('writes the defaults of %s %s', (name, range, expected) => {
    const library = name === 'hono' ? 'hono/cors' : name
    const text =
      name === 'hono'
        ? `import { cors } from '${library}'\napp.use(cors({ origin: '*' }))\n`
        : `import cors from '${library}'\nawait app.register(cors, { origin: '*' })\n`
    const manifest = JSON.stringify({ dependencies: { [name]: range } })
    const plan = planFiles({ 'app.js': text, 'package.json': manifest })
    expect(changed(plan)['app.js']).toContain(expected)
  })

  test('prefers the installed version to the range in package.json', () => {
    const files = [{ path: 'app.js', text: `import { cors } from 'hono/cors'\napp.use(cors())\n` }]
    const manifests = [{ path: 'package.json', text: '{ "dependencies": { "hono": "^4.0.0" } }' }]
    const installed = { 'package.json': { hono: '4.13.2' } }
    const { changes } = planMigration({ files, manifests, others: [], installed })
    expect(changes[0]?.after).toContain(`'QUERY'`)
  })
})
