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

interface Core {
  validateCorsOptions(options: unknown): { value: Readonly<Record<string, unknown>> }
}

test('the defaults in the table of options are those that options get', async () => {
  const core = (await import(pathToFileURL(join(ROOT, 'packages/core/dist/index.js')).href)) as Core
  const { value } = core.validateCorsOptions({ origin: 'https://app.example.com' })
  const [first, ...others] = optionRows()
  expect(first?.[0]).toBe('`origin`')
  for (const [name = '', , told = ''] of others) {
    const option = value[codeSpans(name)[0] ?? '']
    const written = typeof option === 'string' ? `'${option}'` : JSON.stringify(option)
    expect([name, codeSpans(told)[0] ?? 'none']).toEqual([name, written ?? 'none'])
  }
})

test('every package has its row', () => {
  const packages = new Workspace(ROOT).members.filter(({ kind }) => kind === 'packages')
  const names = rows.flatMap(
    ([first = '']) => /^\[`((?:@webcors\/)?[\w-]+)`\]\(packages/.exec(first)?.[1] ?? [],
  )
  expect(new Set(names)).toEqual(new Set(packages.map(({ manifest }) => manifest.name)))
})

describe('the table of what is refused', () => {
  const pairs = rows.filter(([first = '']) => first.startsWith('`{'))
  const cells = pairs.flatMap(([refused = '', , permitted = '']) => [refused, permitted])
  const outcomes = importModules(
    cells.map((cell, index) => ({
      module: `${index}.mjs`,
      source: withImports(`createCors(${codeSpans(cell)[0]})`),
    })),
  )

  test('is found', () => expect(pairs.length).toBeGreaterThan(10))

  test.each(pairs.map(([refused = '', , permitted = ''], index) => [refused, permitted, index]))(
    '%s, but %s',
    (_refused, _permitted, index) => {
      expect(outcomes[index * 2]?.issues).toHaveLength(1)
      expect(outcomes[index * 2 + 1]?.thrown).toBe('')
    },
  )
})
