import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { folderOf, manifestWith, ON_EXPRESS } from './init.test-util.js'
import { APP } from './main.test-util.js'

describe('new files', () => {
  test('init writes a policy, its mount, a line of .env, a test and the script that runs it', async () => {
    const { init, list, read } = folderOf(ON_EXPRESS)
    const { stdout, stderr, exitCode } = await init('--credentials')
    expect([stderr, exitCode]).toEqual(['', 0])
    expect(list()).toEqual(['.env', 'app.mjs', 'cors.config.mjs', 'cors.test.mjs', 'server.mjs'])
    expect(read('cors.config.mjs')).toContain(
      `  origin: originsFrom(process.env.ALLOWED_ORIGINS ?? '${APP}'),\n  credentials: true,\n`,
    )
    expect(read('app.mjs')).toContain('app.use(cors(corsOptions))')
    expect(read('.env')).toBe(`ALLOWED_ORIGINS=${APP},http://localhost:*\n`)
    expect(read('cors.test.mjs')).toContain("import { app } from './app.mjs'")
    expect(JSON.parse(read('package.json'))).toEqual({
      dependencies: { express: '^5' },
      scripts: { test: 'node --test' },
    })
    expect(stdout).toBe(`Express: package.json has express. For another host, --host.

  wrote     cors.config.mjs  the policy
  wrote     app.mjs          mounts the policy
  wrote     server.mjs       starts the app
  wrote     .env             the origins during development
  wrote     cors.test.mjs    tests the policy
  added to  package.json     "test": "node --test"

Next:

  npm install @webcors/node
  npm test
  node --env-file=.env server.mjs
  npx webcors lint cors.config.mjs
`)
  })

  test('init writes a public policy without credentials and variables', async () => {
    const { folder, list, read } = folderOf(ON_EXPRESS)
    const { stdout } = await main(['init', '--dir', folder, '--origin', '*'])
    expect(list()).toEqual(['app.mjs', 'cors.config.mjs', 'cors.test.mjs', 'server.mjs'])
    expect(read('cors.config.mjs')).toContain("const corsOptions = {\n  origin: '*',\n}")
    expect(read('cors.test.mjs')).toContain("{ origin: 'https://app.example.com', allowed: '*' }")
    // Node.js does not start if the file of `--env-file` is missing.
    expect(stdout).toContain('  node server.mjs\n')
  })

  test('init writes a test with an origin that the pattern matches, a look-alike, and other origins', async () => {
    const { folder, read } = folderOf(ON_EXPRESS)
    const origins = 'https://*.example.com https://pr-*.preview.dev http://10.0.0.1:*'
    await main(['init', '--dir', folder, '--origin', origins, '--development', 'none'])
    const cases = [...read('cors.test.mjs').matchAll(/\{ origin: '(.*)', allowed: (.*) \}/g)]
    expect(cases.map(([, origin, allowed]) => [origin, allowed])).toEqual([
      ['https://app.example.com', "'https://app.example.com'"],
      ['https://pr-1.preview.dev', "'https://pr-1.preview.dev'"],
      ['http://10.0.0.1:3000', "'http://10.0.0.1:3000'"],
      ['https://app.example.com.other.example', 'null'],
      ['https://other.example', 'null'],
      ['null', 'null'],
    ])
  })
})

describe('existing files', () => {
  test('init --dry-run shows all changes, and writes nothing', async () => {
    const { init, list, read } = folderOf(ON_EXPRESS)
    const { stdout, exitCode } = await init('--dry-run')
    expect(exitCode).toBe(0)
    expect([list(), read('package.json')]).toEqual([[], ON_EXPRESS['package.json']])
    expect(stdout).toContain('  would write   app.mjs          mounts the policy\n')
    expect(stdout).toContain('\napp.mjs\n    import { cors } from ')
  })

  test('init stops at another policy, with any extension', async () => {
    const theirs = 'export default { origin: "*" }\n'
    const { init, list, read } = folderOf({ ...ON_EXPRESS, 'cors.config.ts': theirs })
    const { stdout, exitCode } = await init()
    expect(exitCode).toBe(1)
    expect(stdout).toContain('cors.config.ts exists already, with another policy.')
    expect([list(), read('cors.config.ts')]).toEqual([['cors.config.ts'], theirs])
    expect(JSON.parse((await init('--json')).stdout)).toMatchObject({ changes: [] })
  })

  test('init keeps an existing test, variable and script', async () => {
    const manifest = manifestWith({ express: '^5' }, { scripts: { test: 'tap' } })
    const files = {
      'package.json': manifest,
      'cors.test.mjs': '// mine\n',
      '.env': 'ALLOWED_ORIGINS=x',
    }
    const { init, read } = folderOf(files)
    const { stdout, exitCode } = await init()
    expect(exitCode).toBe(0)
    for (const [file, text] of Object.entries(files)) expect(read(file)).toBe(text)
    expect(stdout).toContain('  kept   cors.test.mjs    exists already: tests the policy\n')
    expect(stdout).toContain(
      'npm test runs "tap". To run the test of the policy: node --test cors.test.mjs.',
    )
  })

  test('init adds its line at the end of .env', async () => {
    const { init, read } = folderOf({ ...ON_EXPRESS, '.env': 'A=1\r\nB=2' })
    expect((await init('--development', 'none')).exitCode).toBe(0)
    expect(read('.env')).toBe('A=1\r\nB=2')
    const { init: other, read: readOther } = folderOf({ ...ON_EXPRESS, '.env': 'A=1\r\nB=2' })
    expect((await other()).stdout).toContain(`  added to  .env             ALLOWED_ORIGINS=${APP}`)
    expect(readOther('.env')).toBe(`A=1\r\nB=2\r\nALLOWED_ORIGINS=${APP},http://localhost:*\r\n`)
  })

  test('init appends to .env, whatever bytes it has', async () => {
    const { init, folder } = folderOf({ ...ON_EXPRESS, '.env': '' })
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x3d, 0xff, 0x0a])
    writeFileSync(join(folder, '.env'), bytes)
    await init()
    const line = `ALLOWED_ORIGINS=${APP},http://localhost:*\n`
    expect(readFileSync(join(folder, '.env'))).toEqual(Buffer.concat([bytes, Buffer.from(line)]))
  })

  test('init recognizes its files if they have the line ends of Windows', async () => {
    const { init, read, folder } = folderOf(ON_EXPRESS)
    await init()
    for (const file of ['cors.config.mjs', 'app.mjs', 'server.mjs', 'cors.test.mjs'])
      writeFileSync(join(folder, file), read(file).replaceAll('\n', '\r\n'))
    expect((await init()).stdout).not.toMatch(/wrote|kept|paste/)
  })

  test('init replaces the script that npm init writes, and nothing else of package.json', async () => {
    const placeholder = 'echo "Error: no test specified" && exit 1'
    const manifest = manifestWith({ express: '^5' }, { scripts: { start: 'x', test: placeholder } })
    const { init, read } = folderOf({ 'package.json': manifest })
    await init()
    const escaped = JSON.stringify(placeholder)
    expect(read('package.json')).toBe(manifest.replace(escaped, '"node --test"'))
  })

  test('init does not change a package.json whose format it cannot keep', async () => {
    const manifest = '{ "dependencies": { "express": "^5" } }'
    const { init, read } = folderOf({ 'package.json': manifest })
    const { stdout } = await init()
    expect(read('package.json')).toBe(manifest)
    expect(stdout).toContain('Add to the scripts of package.json: "test": "node --test".')
  })

  test('a second run of init changes nothing', async () => {
    const { init } = folderOf(ON_EXPRESS)
    await init()
    const { stdout, exitCode } = await init()
    expect(exitCode).toBe(0)
    expect(stdout.match(/^ {2}unchanged /gm)).toHaveLength(5)
    expect(stdout).not.toMatch(/wrote|added|paste/)
  })
})

describe('wrong usage', () => {
  test.each<[args: string, message: RegExp]>([
    [
      '',
      /Give the origins whose pages may read the responses: --origin https:\/\/app\.example\.com, or --origin '\*'/,
    ],
    ['--origin https://app.example.com/', /browsers send "https:\/\/app\.example\.com"\. Write/],
    ['--origin * --credentials', /Cannot allow origin "\*" with credentials: browsers refuse it/],
    [
      '--origin http://example.com --credentials',
      /Cannot allow origin "http:\/\/example\.com": over plain http/,
    ],
    [`--origin ${APP} --development localhost:3000`, /Cannot allow origin "localhost:3000"/],
    [
      `--origin ${APP} --host expres`,
      /no such host\. Did you mean express\? The hosts are: nest, next, /,
    ],
    [`--origin ${APP} src`, /Cannot read "src": write --dir src\./],
    [`--origin ${APP} --orgin x`, /Unknown option '--orgin'\. Did you mean --origin\?/],
  ])('init exits with 2 for the arguments "%s"', async (args, message) => {
    const { folder, list } = folderOf(ON_EXPRESS)
    const words = args.split(' ').filter(Boolean)
    const { stderr, stdout, exitCode } = await main(['init', '--dir', folder, ...words])
    expect([stdout, exitCode, list()]).toEqual(['', 2, []])
    expect(stderr).toMatch(message)
  })

  test('init reports a missing folder, an invalid package.json, and an unknown host', async () => {
    const { init } = folderOf({ 'package.json': '{' })
    expect((await init()).stderr).toMatch(/^webcors: Cannot read package\.json: /)
    expect((await folderOf({}).init()).stderr).toMatch(
      /Cannot recognize the host of .* Write --host\./,
    )
    const missing = ['init', '--dir', '/nowhere', '--origin', APP]
    expect((await main(missing)).stderr).toContain(
      'Cannot use the folder /nowhere: no such folder.',
    )
  })

  test.each([
    ['nuxt', 'nuxt.md'],
    ['@sveltejs/kit', 'meta-frameworks.md#sveltekit'],
    ['astro', 'meta-frameworks.md#astro'],
    ['@react-router/dev', 'meta-frameworks.md#react-router'],
    ['@tanstack/react-start', 'meta-frameworks.md#tanstack-start'],
    ['@solidjs/start', 'meta-frameworks.md#solidstart'],
    ['elysia', 'elysia.md'],
    ['@trpc/server', 'graphql-and-rpc.md#trpc'],
    ['@orpc/server', 'graphql-and-rpc.md#orpc'],
    ['graphql-yoga', 'graphql-and-rpc.md#graphql-yoga'],
    ['@azure/functions', 'functions.md'],
  ])('init names the recipe of %s, and the recipe exists', async (name, recipe) => {
    const { init } = folderOf({ 'package.json': manifestWith({ [name]: '*' }) })
    const { stderr, exitCode } = await init()
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`docs/recipes/${recipe}, or write --host`)
    const [page = '', anchor = ''] = recipe.split('#')
    const text = readFileSync(new URL(`../../../docs/recipes/${page}`, import.meta.url), 'utf8')
    const headings = text.match(/^## .*$/gm)?.map((one) => one.slice(3).toLowerCase()) ?? []
    expect(['', ...headings.map((one) => one.replaceAll(' ', '-'))]).toContain(anchor)
  })

  test('init sends authors of pages to the server that the pages call', async () => {
    const { init, list } = folderOf({ 'package.json': manifestWith({ vite: '^8' }) })
    const { stderr, exitCode } = await init()
    expect([exitCode, list()]).toEqual([2, []])
    expect(stderr).toContain('the policy belongs on the server that the pages call')
  })

  test('init writes files for a library with a recipe if it runs on a host', async () => {
    const { init, list } = folderOf({
      'package.json': manifestWith({ '@trpc/server': '^11', express: '^5' }),
    })
    expect((await init()).exitCode).toBe(0)
    expect(list()).toContain('app.mjs')
  })
})
