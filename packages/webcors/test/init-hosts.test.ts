import { describe, expect, test } from 'vitest'
import { folderOf, manifestWith, ON_EXPRESS, planFor } from './init.test-util.js'

describe('init recognizes the host', () => {
  test.each<[host: string, because: string, files: Readonly<Record<string, string>>]>([
    ['express', 'package.json has express', ON_EXPRESS],
    ['koa', 'package.json has koa', { 'package.json': manifestWith({ koa: '^3' }) }],
    ['fastify', 'package.json has fastify', { 'package.json': manifestWith({ fastify: '^5' }) }],
    [
      'hono',
      'package.json has hono',
      { 'package.json': manifestWith({ hono: '^4', wrangler: '^4' }) },
    ],
    ['h3', 'package.json has h3', { 'package.json': manifestWith({ h3: '^2' }) }],
    [
      'nitro',
      'package.json has nitro',
      { 'package.json': manifestWith({ h3: '^2', nitro: '^3' }) },
    ],
    [
      'next',
      'package.json has next',
      { 'package.json': manifestWith({ next: '^16', express: '^5' }) },
    ],
    [
      'nest',
      'package.json has @nestjs/core',
      { 'package.json': manifestWith({ '@nestjs/core': '^12', express: '^5' }) },
    ],
    ['workers', 'wrangler.toml exists', { 'wrangler.toml': 'main = "src/index.ts"' }],
    [
      'lambda',
      'package.json has @types/aws-lambda',
      { 'package.json': manifestWith({ '@types/aws-lambda': '^8' }) },
    ],
    ['deno', 'deno.jsonc exists', { 'deno.jsonc': '{}' }],
    ['bun', 'bun.lock exists', { 'package.json': '{}', 'bun.lock': '' }],
    ['fetch', 'package.json has srvx', { 'package.json': manifestWith({ srvx: '^1' }) }],
    [
      'node',
      'src/server.ts creates a server of Node.js',
      { 'src/server.ts': "import { createServer } from 'node:http'\ncreateServer()" },
    ],
  ])('init recognizes %s because %s', async (host, because, files) => {
    expect(await planFor(files)).toMatchObject({ host, because })
  })

  test('init takes the host from --host', async () => {
    const plan = await planFor(ON_EXPRESS, '--host', 'Koa')
    expect(plan).toMatchObject({ host: 'koa', because: 'as --host says' })
    expect(plan.install).toBe('npm install @webcors/koa koa')
  })
})

describe('the style of the written files', () => {
  const filesOf = ({ changes }: Awaited<ReturnType<typeof planFor>>) =>
    changes.map(({ file }) => file)

  test('init prints lines to paste into a program, in CommonJS if the program is CommonJS', async () => {
    const server = "const express = require('express')\n"
    const { init, list } = folderOf({ ...ON_EXPRESS, 'server.js': server })
    const { stdout } = await init()
    expect(list()).toEqual(['.env', 'cors.config.cjs', 'cors.test.cjs', 'server.js'])
    expect(
      stdout,
    ).toContain(`To paste into server.js, before everything else in the app, in place of the CORS code that is
there:

    const { cors } = require('@webcors/node')
    const corsOptions = require('./cors.config.cjs')

    app.use(cors(corsOptions))
`)
    expect(stdout).toContain('Start the program with node --env-file=.env, unless something loads')
  })

  test('init pastes into the function that fastify-cli starts, with its name of the server', async () => {
    const manifest = manifestWith(
      { fastify: '^5' },
      { main: 'app.js', scripts: { test: 'node --test test/**/*.test.js' } },
    )
    const common = 'module.exports = async function (fastify, opts) {\n  // Place here\n}\n'
    const inCommonJs = await planFor({ 'package.json': manifest, 'app.js': common })
    expect(inCommonJs.paste?.code).toContain('\n  await fastify.register(cors(corsOptions))\n')
    expect(inCommonJs.notes.join('\n')).toContain('through fastify-plugin')
    expect(inCommonJs.commands[0]).toBe('node --test cors.test.cjs')
    const typed =
      'const app: FastifyPluginAsync<AppOptions> = async (\n  server,\n  opts\n) => {}\n'
    const inTypeScript = await planFor({ 'package.json': manifest, 'src/app.ts': typed })
    expect(inTypeScript.paste?.code).toContain('\n  await server.register(cors(corsOptions))\n')
    const own = await planFor({ 'package.json': manifest, 'app.js': 'const app = fastify()\n' })
    expect(own.paste?.code).toContain('\nawait app.register(cors(corsOptions))\n')
  })

  test.each<[script: string, command: string]>([
    ['node --test', 'npm test'],
    ['npm run build && node --test --experimental-test-coverage', 'npm test'],
    ['node --test test/*.js', 'node --test cors.test.mjs'],
    ['tap', 'node --test cors.test.mjs'],
  ])(
    'if npm test runs "%s", the command for the test of the policy is: %s',
    async (script, command) => {
      const manifest = manifestWith({ koa: '^3' }, { scripts: { test: script } })
      const { commands, notes } = await planFor({ 'package.json': manifest })
      expect(commands[0]).toBe(command)
      expect(notes.some((note) => note.includes(`the test of the policy: ${command}.`))).toBe(
        command !== 'npm test',
      )
    },
  )

  test('init names the command with which Nest reads .env', async () => {
    const manifest = manifestWith({ '@nestjs/core': '^12' })
    const { notes } = await planFor({ 'package.json': manifest, 'src/main.ts': '' })
    expect(notes.join('\n')).toContain('npx nest start --env-file .env')
  })

  test('init warns of another package that adds CORS headers', async () => {
    const manifest = manifestWith({ express: '^5', cors: '^2' })
    const { notes } = await planFor({ 'package.json': manifest })
    expect(notes).toContain(
      'cors is installed too: remove its code, because two layers contradict each other.',
    )
  })

  test('init prints no lines for a program that imports the policy', async () => {
    const server = "import corsOptions from './cors.config.js'\n"
    const { paste } = await planFor({ ...ON_EXPRESS, 'src/server.ts': server })
    expect(paste).toBeNull()
  })

  test('init writes TypeScript into src, with the import paths that tsconfig.json requires', async () => {
    const manifest = manifestWith({ express: '^5', vitest: '^5' }, { type: 'module' })
    const files = { 'package.json': manifest, 'src/index.ts': 'export {}\n' }
    const plain = await planFor({ ...files, 'tsconfig.json': '{}' })
    expect(filesOf(plain)).toEqual([
      'src/cors.config.ts',
      '.env',
      'src/cors.test.ts',
      'package.json',
    ])
    expect(plain.paste?.code).toContain("from './cors.config.js'")
    const settings = '{ "compilerOptions": { "rewriteRelativeImportExtensions": true } }'
    const rewritten = await planFor({ ...files, 'tsconfig.json': settings })
    expect(rewritten.paste?.code).toContain("from './cors.config.ts'")
    expect(rewritten.install).toBe('npm install @webcors/node @types/node')
  })

  test('init starts TypeScript with a program that resolves its imports', async () => {
    const started = async (options: object): Promise<string | undefined> => {
      const settings = JSON.stringify({ compilerOptions: options })
      return (await planFor({ ...ON_EXPRESS, 'tsconfig.json': settings })).commands[1]
    }
    expect(await started({})).toBe('npx tsx --env-file=.env server.ts')
    expect(await started({ allowImportingTsExtensions: true })).toBe(
      'node --env-file=.env server.ts',
    )
  })

  test('init writes a test for the test runner of the project', async () => {
    const testOf = async (packages: object, files: object = {}): Promise<string> => {
      const { init, read, list } = folderOf({ 'package.json': manifestWith(packages), ...files })
      await init()
      return read(list().find((file) => /cors\.(?:test|spec)\./.test(file)) ?? '')
    }
    expect(await testOf({ koa: '^3' })).toContain("import { test } from 'node:test'")
    expect(await testOf({ koa: '^3', vitest: '^5' })).toContain("import { test } from 'vitest'")
    expect(await testOf({ koa: '^3', mocha: '^11' })).toContain(
      "import { it as test } from 'mocha'",
    )
    expect(await testOf({ koa: '^3', jest: '^30' })).toContain(
      "const { test } = require('@jest/globals')",
    )
    expect(await testOf({}, { 'bun.lock': '' })).toContain("import { test } from 'bun:test'")
    expect(await testOf({}, { 'deno.json': '{}' })).toContain('const { test } = Deno')
  })

  test('init writes the test in JavaScript if Node.js itself runs the TypeScript', async () => {
    const files = { ...ON_EXPRESS, 'index.ts': 'export {}\n' }
    const { init, read } = folderOf(files)
    await init()
    expect(read('cors.test.mjs')).toContain("from './cors.config.ts'")
  })

  test.each<[file: string, command: string]>([
    ['pnpm-lock.yaml', 'pnpm add @webcors/koa'],
    ['yarn.lock', 'yarn add @webcors/koa'],
    ['bun.lock', 'bun add @webcors/koa'],
    ['package-lock.json', 'npm install @webcors/koa'],
  ])('in a project with %s, init prints the command: %s', async (file, command) => {
    const { install } = await planFor({ 'package.json': manifestWith({ koa: '^3' }), [file]: '' })
    expect(install).toBe(command)
  })

  test.each<[name: string, files: Readonly<Record<string, string>>, written: string]>([
    ['app', { 'package.json': manifestWith({ next: '^16' }) }, 'app/api/hello/route.js'],
    [
      'src/app',
      { 'package.json': manifestWith({ next: '^16' }), 'src/app/page.js': '' },
      'src/app/api/hello/route.js',
    ],
    ['the entry of wrangler', { 'wrangler.toml': 'main = "./src/api.ts"' }, 'src/api.ts'],
    [
      'the plugins of Nitro',
      { 'package.json': manifestWith({ nitro: '^3' }) },
      'server/plugins/cors.mjs',
    ],
  ])('init writes the program into the place of the host: %s', async (_, files, written) => {
    expect(filesOf(await planFor(files))).toContain(written)
  })
})
