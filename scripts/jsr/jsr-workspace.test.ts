import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { Workspace } from '../checks/workspace.ts'
import { jsrPackages } from './jsr-packages.ts'
import { JsrWorkspace } from './jsr-workspace.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PACKAGES = jsrPackages(new Workspace(ROOT))
const workspaces: JsrWorkspace[] = []

/** Milliseconds for a dry run, which checks the types of Hono and h3 too. */
const LONGEST_RUN = 60_000

/**
 * Environment variables that send every request to a registry to a port without a server, where it
 * fails.
 */
const OFFLINE = {
  JSR_URL: 'http://127.0.0.1:9/',
  NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
}

function open(): JsrWorkspace {
  const workspace = new JsrWorkspace(ROOT)
  workspaces.push(workspace)
  return workspace
}

function offline({ folder }: JsrWorkspace): Record<string, string> {
  return { ...OFFLINE, DENO_DIR: `${folder}/cache` }
}

afterAll(() => {
  for (const workspace of workspaces) workspace.remove()
})

test('core, hono and h3 are published on JSR', () => {
  expect(PACKAGES.map(({ jsr }) => jsr.name)).toEqual([
    '@webcors/core',
    '@webcors/h3',
    '@webcors/hono',
  ])
})

test(
  'JSR accepts the sources, because each exported type is written and each import names its file',
  () => {
    const workspace = open()
    expect(() => workspace.publish(['--dry-run'], offline(workspace))).not.toThrow()
  },
  LONGEST_RUN,
)

test('the sources run on Deno, and answer a preflight', () => {
  const workspace = open()
  // `deno publish` reads jsr.json, but a program on Deno reads deno.json.
  for (const { dir, jsr } of PACKAGES) workspace.write(`${dir}/deno.json`, JSON.stringify(jsr))
  const program = workspace.write(
    'packages/hono/run.ts',
    `import { Hono } from 'hono'
import { withCors } from '@webcors/core'
import { cors } from './src/index.ts'
const origin = 'https://app.example.com'
const preflight = () => new Request('https://api.example.com/', {
  method: 'OPTIONS',
  headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
})
const app = new Hono().use(cors({ origin }))
const answers = [await withCors(() => new Response(), { origin })(preflight()), await app.request(preflight())]
console.log(answers.map(({ status, headers }) => [status, headers.get('Access-Control-Allow-Origin')].join(' ')).join(', '))
`,
  )
  const printed = workspace.deno(['run', '--no-lock', '--allow-env', program], offline(workspace))
  const answer = '204 https://app.example.com'
  expect(printed).toBe(`${answer}, ${answer}\n`)
})

test(
  'JSR refuses an exported type that is not written',
  () => {
    const workspace = open()
    const entry = join(workspace.folder, 'packages/core/src/adapter.ts')
    appendFileSync(entry, 'export const made = new Map(Object.entries({}))')
    // Deno finds types that are not written without checking types.
    const publish = () => workspace.publish(['--dry-run', '--no-check'], offline(workspace))
    expect(publish).toThrow('missing-explicit-type')
  },
  LONGEST_RUN,
)
