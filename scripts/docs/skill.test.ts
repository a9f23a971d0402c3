import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync, Visitor } from 'oxc-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { Workspace } from '../checks/workspace.ts'
import { codeSpans } from './markdown.ts'
import { page, read, ROOT } from './pages.ts'

const PAGE = 'packages/webcors/SKILL.md'
const { blocks, rows } = page(PAGE)

interface Doctor {
  lint(options: unknown): Promise<readonly { readonly severity: string; readonly code: string }[]>
}

let doctor: Doctor
beforeAll(async () => {
  const path = join(ROOT, 'packages/doctor/dist/lint.js')
  doctor = (await import(pathToFileURL(path).href)) as Doctor
})

/** The codes of the findings for which `webcors lint` fails. */
async function errors(options: string): Promise<string[]> {
  const found = await doctor.lint(evaluate(options))
  return found.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))
}

/** Evaluates options as the skill writes them, with the names that the skill uses. */
function evaluate(options: string): unknown {
  const names = { tenants: new Set<string>(), originsFrom: () => ['https://app.example.com'] }
  // oxlint-disable-next-line typescript/no-implied-eval -- the options are text of the page
  return new Function(...Object.keys(names), `return ${options}`)(...Object.values(names))
}

/** The text of each options object in a block. */
function optionsIn(text: string): string[] {
  const found: string[] = []
  const isOptions = ({ type, start, end }: { type: string; start: number; end: number }) =>
    type === 'ObjectExpression' && /^\{\s*origin\b/.test(text.slice(start, end))
  new Visitor({
    CallExpression(node) {
      for (const one of node.arguments.filter(isOptions)) found.push(text.slice(one.start, one.end))
    },
  }).visit(parseSync('block.ts', text).program)
  return found
}

describe('the policies that the skill recommends', () => {
  const written = blocks.flatMap(({ text }) => optionsIn(text))

  test('the skill recommends five policies', () => expect(written.length).toBe(5))

  test.each(written)('webcors lint finds nothing in %s', async (options) => {
    expect(await errors(options)).toEqual([])
  })
})

describe('the policies that the skill warns of', () => {
  const pairs = rows.filter(([first = '']) => first.startsWith('`{ origin'))

  test('the skill warns of ten policies', () => expect(pairs.length).toBe(10))

  test.each(pairs)(
    'webcors lint reports an error in %s, and none in its replacement',
    async (never, _, instead) => {
      expect(await errors(codeSpans(never)[0] ?? '')).not.toEqual([])
      expect(await errors(codeSpans(instead ?? '')[0] ?? '')).toEqual([])
    },
  )
})

test('the skill names every package that users install', () => {
  const packages = new Workspace(ROOT).members.filter(({ kind }) => kind === 'packages')
  const names = packages.map(({ manifest }) => manifest.name ?? '')
  const mentioned = names.filter((name) => read(PAGE).includes(`\`${name}\``))
  // Users reach the doctor, the exporters and the migration by the command. The table of cases is
  // for authors of adapters.
  const behind = [
    '@webcors/conformance',
    '@webcors/doctor',
    '@webcors/gateways',
    '@webcors/migrate',
  ]
  expect([...mentioned, ...behind].toSorted()).toEqual(names.toSorted())
})

test('the skill is in the package', () => {
  const { files } = JSON.parse(read('packages/webcors/package.json')) as { files: string[] }
  expect(files).toContain('SKILL.md')
})

test('the skill begins with the name and the description that assistants read', () => {
  const [, name, description = ''] =
    /^---\nname: (.*)\ndescription: (.*)\n---\n/.exec(read(PAGE)) ?? []
  expect(name).toBe('webcors')
  // The limit of the format (https://agentskills.io/specification).
  expect(description.length).toBeLessThanOrEqual(1024)
})
