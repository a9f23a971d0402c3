import { expect, test } from 'vitest'
import { Workspace } from '../checks/workspace.ts'
import { codeSpans } from './markdown.ts'
import { page, read, ROOT } from './pages.ts'

const CASES = 'packages/conformance/src/cases/'

test('every policy that the page names as an example is in the conformance table', () => {
  const files = new Workspace(ROOT).files.filter((file) => file.startsWith(CASES))
  const table = files.map((file) => read(file)).join('\n')
  const { rows } = page('docs/protocol.md')
  const end = rows.findIndex(([first]) => first === 'Request')
  const steps = rows.slice(1, end)
  const named = steps.flatMap(([, , shown = '']) =>
    shown.startsWith('no request') ? [] : codeSpans(shown),
  )
  expect(named.filter((name) => !table.includes(`'${name}'`))).toEqual([])
  expect(steps.length).toBeGreaterThan(10)
})
