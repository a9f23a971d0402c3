import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { ruleOf } from './dependency-table.ts'
import { Workspace } from './workspace.ts'

// The configuration of oxlint has rules of this repository. A seeded violation tests each of them.

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CORE = 'packages/core/src/a.ts'

/**
 * Returns the rules that oxlint reports for one file, with the configuration of this repository.
 */
function rulesBroken(path: string, text: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'webcors-oxlint-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  cpSync(join(ROOT, '.oxlintrc.json'), join(root, '.oxlintrc.json'))
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--format', 'json', '--quiet', '.']
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] }
  return [...new Set(diagnostics.map(({ code }) => /\(([\w-]+)\)/.exec(code)?.[1] ?? code))]
}

const lines = (count: number) =>
  `${Array.from({ length: count }, (_, index) => `export const a${index} = 1`).join('\n')}\n`
const note = (word: string) => `// ${word}: later\nexport const a = 1\n`

test.each<[title: string, path: string, text: string, rule: string]>([
  ['a file of 251 lines', CORE, lines(251), 'max-lines'],
  ['a note to do something later', CORE, note(['TO', 'DO'].join('')), 'no-warning-comments'],
  [
    'a note to mend something later',
    'apps/a/a.ts',
    note(['FIX', 'ME'].join('')),
    'no-warning-comments',
  ],
  ['printing in a package', CORE, `console.log('a')\n`, 'no-console'],
  [
    'a test that silences others',
    'apps/a/a.test.ts',
    `test.only('a', () => expect(1).toBe(1))\n`,
    'no-focused-tests',
  ],
  [
    'a suite that silences others',
    'apps/a/a.test.ts',
    `describe.only('a', () => {})\n`,
    'no-focused-tests',
  ],
  ['process', CORE, 'export const a = process.env.A\n', 'no-restricted-globals'],
  ['globalThis.process', CORE, 'export const a = globalThis.process\n', 'no-restricted-globals'],
  ['typeof Deno', CORE, `export const a = typeof Deno !== 'undefined'\n`, 'no-restricted-globals'],
  ['a shorthand property', CORE, 'export const a = { window }\n', 'no-restricted-globals'],
])('oxlint refuses %s', (_, path, text, rule) => {
  expect(rulesBroken(path, text)).toContain(rule)
})

test.each<[title: string, path: string, text: string]>([
  ['a file of 250 lines', CORE, lines(250)],
  ['a test of 251 lines', 'packages/core/src/a.test.ts', lines(251)],
  [
    'a property named process',
    CORE,
    'export const f = (task: { process: number }) => task.process\n',
  ],
  ['a parameter named self', CORE, 'export const f = (self: object) => self\n'],
  [
    'a local variable named location',
    CORE,
    'const location = 1\nexport const f = () => location\n',
  ],
  [
    'process in a package for Node.js',
    'packages/node/src/a.ts',
    'export const a = process.env.A\n',
  ],
])('oxlint accepts %s', (_, path, text) => {
  expect(rulesBroken(path, text)).toEqual([])
})

test('the rule about globals covers every package that runs anywhere', () => {
  const workspace = new Workspace(ROOT)
  const anywhere = workspace.members
    .filter((member) => member.kind === 'packages' && ruleOf(member)?.node === false)
    .map(({ name }) => name)
  const [, names = ''] = /packages\/\{([\w,-]+)\}\/src/.exec(workspace.read('.oxlintrc.json')) ?? []
  expect(new Set(names.split(','))).toEqual(new Set(anywhere))
})
