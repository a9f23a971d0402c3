import { ROOT } from '../docs/pages.ts'

/** A folder before a person runs `npx webcors init` in it. */
export interface InitCase {
  readonly name: string
  /** The dependencies in package.json, each with its range. */
  readonly packages?: Readonly<Record<string, string>>
  /** Further fields of package.json; `null` if the folder has no package.json. */
  readonly manifest?: object | null
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Packages whose link leads to another name than their own. */
  readonly links?: Readonly<Record<string, string>>
  /**
   * Packages that are copied and not linked, for a runtime that identifies a package by its path.
   */
  readonly copies?: readonly string[]
  /**
   * Whether the folder is inside the repository, for a bundler that does not follow links out of
   * its root.
   */
  readonly isInside?: boolean
  /** The command that starts the program, if the command that `init` prints does not work here. */
  readonly start?: string
  /**
   * The path that a page requests, if the methods of its route differ from the methods of the
   * policy.
   */
  readonly path?: string
  /** Whether CI runs the case. `npm run test:init` runs all cases. */
  readonly isSample?: boolean
}

/** Marks the place where a person pastes the lines that `init` prints. */
export const PASTE = '// Here'

const MODULE = { type: 'module' }

const EXPRESS_IN_COMMONJS = `const express = require('express')

const app = express()
${PASTE}
app.get('/', (request, response) => {
  response.json({ path: request.path })
})
app.listen(process.env.PORT)
`

const FASTIFY_IN_COMMONJS = `const app = require('fastify')()
${PASTE}
app.get('/', async (request) => ({ path: request.url }))
app.listen({ port: Number(process.env.PORT) })
`

const NEST = (platform: string, adapter: string): string => `import 'reflect-metadata'
import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import * as platform from '@nestjs/platform-${platform}'

class HomeController {
  find() {
    return { path: '/' }
  }
}
Controller()(HomeController)
Get()(HomeController.prototype, 'find', Object.getOwnPropertyDescriptor(HomeController.prototype, 'find'))

class AppModule {}
Module({ controllers: [HomeController] })(AppModule)

const app = await NestFactory.create(AppModule, ${adapter}{ logger: false })
${PASTE}
await app.listen(process.env.PORT)
`

const nest = (platform: 'express' | 'fastify', adapter = ''): InitCase => ({
  name: `NestJS on ${platform}`,
  packages: {
    '@nestjs/common': '^12',
    '@nestjs/core': '^12',
    [`@nestjs/platform-${platform}`]: '^12',
    'reflect-metadata': '^0.2',
  },
  manifest: MODULE,
  files: { 'main.js': NEST(platform, adapter) },
  start: 'node --env-file=.env main.js',
})

/** A program that calls a function as AWS does, on this computer. */
const BRIDGE = `import { createServer } from 'node:http'
import { createBridge } from '${ROOT}/apps/lambda/src/bridge/bridge.ts'
import { handler } from './handler.mjs'

createServer(createBridge('function-url', handler)).listen(process.env.PORT)
`

const TYPESCRIPT = JSON.stringify({
  compilerOptions: { module: 'nodenext', allowImportingTsExtensions: true, noEmit: true },
})

export const CASES: readonly InitCase[] = [
  { name: 'Express', packages: { express: '^5' }, isSample: true },
  {
    name: 'Express, a program in CommonJS',
    packages: { express: '^5' },
    files: { 'server.js': EXPRESS_IN_COMMONJS },
    start: 'node --env-file=.env server.js',
    isSample: true,
  },
  {
    name: 'Express in TypeScript',
    packages: { express: '^5' },
    manifest: MODULE,
    files: { 'tsconfig.json': TYPESCRIPT },
  },
  { name: 'Express with Vitest', packages: { express: '^5', vitest: '^5' }, manifest: MODULE },
  { name: 'Koa', packages: { koa: '^3' } },
  { name: 'Fastify', packages: { fastify: '^5' } },
  {
    name: 'Fastify, a program in CommonJS',
    packages: { fastify: '^5' },
    files: { 'server.js': FASTIFY_IN_COMMONJS },
    start: 'node --env-file=.env server.js',
  },
  { name: 'Hono', packages: { hono: '^4', '@hono/node-server': '^2' } },
  { name: 'Hono on Bun', packages: { hono: '^4' }, files: { 'bun.lock': '' } },
  {
    name: 'Hono on Workers',
    packages: { hono: '^4', wrangler: '^4' },
    files: {
      'wrangler.toml': 'name = "api"\nmain = "src/index.js"\ncompatibility_date = "2026-11-01"\n',
    },
  },
  { name: 'h3', packages: { h3: '^2' } },
  { name: 'h3 1', packages: { h3: '^1.15.0' }, links: { h3: 'h3-v1' } },
  {
    name: 'Nitro',
    packages: { nitro: '^3' },
    files: {
      'nitro.config.mjs': "export default { serverDir: './server' }\n",
      'server/routes/index.mjs': 'export default () => ({ ok: true })\n',
    },
  },
  nest('express'),
  nest('fastify', 'new platform.FastifyAdapter(), '),
  {
    name: 'Next.js',
    packages: { next: '^16', react: '^19', 'react-dom': '^19' },
    // By default the link would lead to the older of the two versions in this repository.
    links: { next: `${ROOT}/apps/next/node_modules/next` },
    isInside: true,
    path: '/api/hello',
  },
  { name: 'node:http', args: ['--host', 'node'] },
  {
    name: 'Deno',
    packages: { '@webcors/core': '*' },
    copies: ['@webcors/core'],
    files: { 'deno.json': '{ "nodeModulesDir": "manual" }\n' },
  },
  { name: 'Bun', files: { 'bun.lock': '' } },
  {
    name: 'Cloudflare Workers',
    packages: { wrangler: '^4' },
    files: {
      'wrangler.jsonc':
        '{ "name": "api", "main": "src/index.js", "compatibility_date": "2026-11-01" }\n',
    },
  },
  {
    name: 'AWS Lambda',
    packages: { '@types/aws-lambda': '^8' },
    files: { 'bridge.mjs': BRIDGE },
    start: 'node --env-file=.env bridge.mjs',
  },
  { name: 'a fetch handler', packages: { srvx: '^1' }, isSample: true },
]
