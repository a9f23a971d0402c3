import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Workspace } from '../checks/workspace.ts'
import { withImports } from './example.ts'
import { importModules } from './import-modules.ts'
import { codeSpans } from './markdown.ts'
import { optionRows } from './names.ts'
import { page, ROOT } from './pages.ts'

const { rows } = page('README.md')
const optionPage = page('docs/options.md')

interface Core {
  readonly createCors: (options: unknown) => { allows(origin: string): boolean }
  validateCorsOptions(options: unknown): { value: Readonly<Record<string, unknown>> }
}

test('the table of options states the defaults that validateCorsOptions fills in', async () => {
  const core = (await import(pathToFileURL(join(ROOT, 'packages/core/dist/index.js')).href)) as Core
  const { value } = core.validateCorsOptions({ origin: 'https://app.example.com' })
  const [first, ...others] = optionRows()
  expect(first?.[0]).toBe('`origin`')
  for (const [name = '', , documented = ''] of others) {
    const option = value[codeSpans(name)[0] ?? '']
    const written = typeof option === 'string' ? `'${option}'` : JSON.stringify(option)
    expect([name, codeSpans(documented)[0] ?? 'none']).toEqual([name, written ?? 'none'])
  }
})

test('the README links every package', () => {
  const packages = new Workspace(ROOT).members.filter(({ kind }) => kind === 'packages')
  const names = page('README.md')
    .links.filter(({ target }) => /^packages\/[\w-]+\/README\.md$/.test(target))
    .map(({ text }) => text.replaceAll('`', ''))
  expect(new Set(names)).toEqual(new Set(packages.map(({ manifest }) => manifest.name)))
})

describe('the table of refused options', () => {
  const pairs = [...rows, ...optionPage.rows].filter(([first = '']) => first.startsWith('`{'))
  const cells = pairs.flatMap(([refused = '', , permitted = '']) => [refused, permitted])
  const outcomes = importModules(
    cells.map((cell, index) => ({
      module: `${index}.mjs`,
      source: withImports(`createCors(${codeSpans(cell)[0]})`),
    })),
  )

  test('the two pages have rows to check', () => expect(pairs.length).toBeGreaterThan(10))

  test.each(pairs.map(([refused = '', , permitted = ''], index) => [refused, permitted, index]))(
    'validateCorsOptions refuses %s and accepts %s',
    (_refused, _permitted, index) => {
      expect(outcomes[index * 2]?.issues).toHaveLength(1)
      expect(outcomes[index * 2 + 1]?.thrown).toBe('')
    },
  )
})

describe('the table of how an origin is written', () => {
  const rows = optionPage.rows.filter(([first = '']) => /^`'(?:https?:|\*)/.test(first))
  const origins = (cell: string) => codeSpans(cell).filter((span) => /^https?:/.test(span))

  test.each(rows)(
    'the pattern %s allows and denies the origins that its row names',
    async (pattern, allowed = '', denied = '') => {
      const origin = codeSpans(pattern ?? '')[0]?.replaceAll("'", '')
      const { createCors } = (await import(
        pathToFileURL(join(ROOT, 'packages/core/dist/index.js')).href
      )) as Core
      const policy = createCors({ origin })
      expect(origins(allowed)).not.toHaveLength(0)
      for (const name of origins(allowed)) expect([name, policy.allows(name)]).toEqual([name, true])
      for (const name of origins(denied)) expect([name, policy.allows(name)]).toEqual([name, false])
    },
  )
})
