import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url))
const PNPM = fileURLToPath(new URL('../../../node_modules/.bin/pnpm', import.meta.url))
const LINE = `Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`

let folder = ''
let command = ''

/** Packs a package as for a registry, and unpacks it as npm would. */
function install(name: string, to: string): void {
  const tarballs = join(folder, 'tarballs', name)
  const args = ['--dir', join(PACKAGES, name), 'pack', '--pack-destination', tarballs]
  execFileSync(PNPM, args, { stdio: 'ignore' })
  const modules = join(folder, 'node_modules', to)
  mkdirSync(modules, { recursive: true })
  const tarball = join(tarballs, readdirSync(tarballs)[0] ?? '')
  execFileSync('tar', ['-xzf', tarball, '-C', modules, '--strip-components', '1'])
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'webcors-packed-'))
  install('core', '@webcors/core')
  install('doctor', '@webcors/doctor')
  install('webcors', 'webcors')
  const tldts = realpathSync(join(PACKAGES, 'doctor/node_modules/tldts'))
  symlinkSync(tldts, join(folder, 'node_modules/tldts'))
  command = join(folder, 'node_modules/webcors/dist/webcors.js')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], input?: string) {
  const start = performance.now()
  const done = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '' },
    ...(input !== undefined && { input }),
  })
  return { ...done, seconds: (performance.now() - start) / 1000 }
}

test('explain answers within half a second', () => {
  const runs = [1, 2, 3].map(() => run(['explain', LINE]))
  for (const { status, stdout, stderr } of runs) {
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^missing-allow-origin \(chromium\)/)
  }
  // The first run fills the disk cache. Other tests may use the machine at the same time.
  expect(Math.min(...runs.map(({ seconds }) => seconds))).toBeLessThan(0.5)
})

test('explain reads standard input', () => {
  const { status, stdout } = run(
    ['explain', '--json'],
    `app.js:1\r\n${LINE}\r\n  at fetch\u001b[0m`,
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([{ code: 'missing-allow-origin', engine: 'chromium' }])
  expect(run(['explain'], 'hello').status).toBe(1)
})

test('explain runs without the packages that only other commands need', async () => {
  const slow = ['@webcors/core', 'tldts'].map((name) => join(folder, 'node_modules', name))
  const hidden = slow.map((path) => `${path}-hidden`)
  const move = (from: string[], to: string[]): void =>
    from.forEach((path, index) => execFileSync('mv', [path, to[index] ?? '']))
  move(slow, hidden)
  try {
    expect(run(['explain', LINE]).status).toBe(0)
  } finally {
    move(hidden, slow)
  }
})

test('migrate prints the installation command if its package is missing', () => {
  expect(run(['migrate'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(
      /^webcors: Cannot load @webcors\/migrate: [^\n]+\. Install it: npm install -D @webcors\/migrate\. See npx webcors migrate --help\.\n$/,
    ),
  })
})

test('lint and simulate load modules as Node.js does, and end although a module keeps a timer', () => {
  writeFileSync(join(folder, 'slip.mjs'), 'export default {')
  expect(run(['lint', 'slip.mjs'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^webcors: Cannot load slip\.mjs: SyntaxError: [^\n]+\n$/),
  })
  const origin = "origin: 'https://app.example.com'"
  writeFileSync(
    join(folder, 'busy.mjs'),
    `setInterval(() => {}, 1000); export default { ${origin} }`,
  )
  expect(run(['lint', 'busy.mjs'])).toMatchObject({
    status: 0,
    stdout: 'Clean: nothing was found in busy.mjs.\n',
  })
  const policy = `import { createCors } from '@webcors/core'; export default createCors({ ${origin} })`
  writeFileSync(join(folder, 'policy.mjs'), policy)
  const args = ['--origin', 'https://other.example']
  expect(run(['simulate', 'policy.mjs', ...args])).toMatchObject({ status: 1, stderr: '' })
})

test('the command prints no error if the reader closes the pipe', async () => {
  const child = spawn(process.execPath, [command, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let errors = ''
  child.stderr.on('data', (part: Buffer) => (errors += String(part)))
  await new Promise((resolve) => child.once('close', resolve))
  expect(errors).toBe('')
})
