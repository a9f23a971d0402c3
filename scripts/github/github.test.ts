import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { APP, OUT } from '../../apps/site/src/folders.ts'
import { page, ROOT } from '../docs/pages.ts'
import { Workspace } from '../checks/workspace.ts'
import { validateActions } from './validate.ts'

const workspace = new Workspace(ROOT)
const ACTIONS = workspace.files.filter((file) =>
  /^(?:\.github\/workflows\/[^/]+\.yml|(?:\.github\/actions\/[^/]+\/)?action\.yml)$/.test(file),
)
const FORMS = workspace.files.filter((file) => /^\.github\/ISSUE_TEMPLATE\/(?!config\.)/.test(file))

describe('workflows and actions', () => {
  test('the repository has workflows and actions', () => {
    expect(ACTIONS).toEqual([
      '.github/actions/setup/action.yml',
      '.github/workflows/ci.yml',
      '.github/workflows/release.yml',
      '.github/workflows/site.yml',
      'action.yml',
    ])
  })

  test.each(ACTIONS)('%s is valid', async (path) => {
    expect(await validateActions(path, workspace.read(path))).toEqual([])
  })

  test.each(ACTIONS)('%s names no action by a tag, which can be moved', (path) => {
    const uses = [...workspace.read(path).matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(
      ([, use]) => use,
    )
    const movable = uses.filter((use = '') => !/^\.\/|@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))
    expect(movable).toEqual([])
  })

  test('the workflow of the site publishes what the site is built into, for its path on GitHub Pages', () => {
    const { jobs } = parse(workspace.read('.github/workflows/site.yml')) as SiteWorkflow
    const { steps } = jobs.build
    const build = steps.find(({ run }) => run === 'npm run site')
    const upload = steps.find(({ uses = '' }) => uses.startsWith('actions/upload-pages-artifact@'))
    expect(build?.env).toEqual({ SITE_BASE: '/webcors/' })
    expect(join(ROOT, upload?.with?.['path'] ?? '')).toBe(join(APP, OUT, 'site'))
  })

  test.each([
    ['a key that GitHub does not know', 'runs-one: ubuntu-latest', 'runs-one'],
    ['a permission that does not exist', 'permissions:\n      id-tokens: write', 'id-tokens'],
    ['an expression that is not closed', 'if: always((', 'Unexpected end of expression'],
  ])('%s is found', async (what, line, message) => {
    const job = `jobs:\n  a:\n    runs-on: ubuntu-latest\n    ${line}\n    steps:\n      - run: ls\n`
    const found = await validateActions(`.github/workflows/${what}.yml`, `on: push\n${job}`)
    expect(found.join('\n')).toContain(message)
  })

  test('the workflow that the guide shows is valid', async () => {
    const [block] = page('docs/github-action.md').blocks
    expect(await validateActions('.github/workflows/cors.yml', block?.text ?? '')).toEqual([])
  })
})

interface SiteWorkflow {
  readonly jobs: { readonly build: { readonly steps: readonly Step[] } }
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly env?: object
  readonly with?: Readonly<Record<string, string>>
}

interface Form {
  readonly name?: string
  readonly description?: string
  readonly body?: readonly Field[]
}

interface Field {
  readonly type: string
  readonly id?: string
  readonly attributes?: { readonly label?: string }
}

// The rules of GitHub:
// https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
test.each(FORMS)('%s is a form that GitHub accepts', (path) => {
  const { name, description, body = [] } = parse(workspace.read(path)) as Form
  expect([name, description].every((text) => text !== undefined && text !== '')).toBe(true)
  const ids = body.map(({ id }) => id)
  expect(new Set(ids).size).toBe(body.length)
  for (const { type, id, attributes } of body) {
    expect(['textarea', 'input', 'dropdown', 'checkboxes']).toContain(type)
    expect(id).toMatch(/^[\w-]+$/)
    expect(attributes?.label).toBeTruthy()
  }
})

test('Dependabot watches every folder that has versions or actions', () => {
  const { updates } = parse(workspace.read('.github/dependabot.yml')) as {
    readonly updates: readonly {
      readonly 'package-ecosystem': string
      readonly directory?: string
      readonly directories?: readonly string[]
    }[]
  }
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  const folders = updates.flatMap(({ directory, directories = [] }) => directory ?? directories)
  expect(folders.filter((folder) => !workspace.exists(folder.replace(/^\//, './')))).toEqual([])
})
