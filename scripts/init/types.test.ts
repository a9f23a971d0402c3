// The TypeScript that `webcors init` writes must compile in strict projects, for every host.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../docs/pages.ts'
import { Sandbox } from '../docs/sandbox.ts'
import { run } from '../install/run.ts'

const COMMAND = join(ROOT, 'packages/webcors/dist/webcors.js')

/**
 * Hosts whose types are those of Node.js. Deno checks files when it runs them, and Bun's program is
 * the one of `fetch`.
 */
const HOSTS = [
  'express',
  'koa',
  'fastify',
  'hono',
  'h3',
  'nitro',
  'nest',
  'next',
  'node',
  'lambda',
  'workers',
  'fetch',
]

const SETTINGS = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  },
}

// Twelve programs take half a minute, so only `npm run test:init` compiles them.
test.runIf(process.env['WEBCORS_INIT_HOSTS'] === 'all')(
  'the program for every host compiles',
  async () => {
    const sandbox = new Sandbox()
    try {
      sandbox.write('tsconfig.json', JSON.stringify({ ...SETTINGS, include: ['**/*'] }))
      for (const host of HOSTS) {
        const manifest = { type: 'module', devDependencies: { vitest: '^5' } }
        sandbox.write(`${host}/package.json`, JSON.stringify(manifest))
        sandbox.write(`${host}/tsconfig.json`, JSON.stringify(SETTINGS))
        const flags = [
          '--dir',
          host,
          '--host',
          host,
          '--credentials',
          '--origin',
          'https://*.example.com',
        ]
        await run([process.execPath, COMMAND, 'init', ...flags], sandbox.root)
      }
      const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
      const { stdout } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], {
        cwd: sandbox.root,
        encoding: 'utf8',
      })
      expect(stdout).toBe('')
    } finally {
      sandbox.remove()
    }
  },
  120_000,
)
