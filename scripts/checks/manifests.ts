import type { Check, Manifest, Member, Workspace } from './workspace.ts'

const HOME = 'https://github.com/webcors/webcors'
const SAME_IN_EVERY_PACKAGE: Readonly<Record<string, unknown>> = {
  license: 'MIT',
  bugs: `${HOME}/issues`,
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  publishConfig: { access: 'public' },
}
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/**
 * Every package.json has the same fields in the same form, and versions are only in the catalog.
 */
export const manifests: Check = (workspace) =>
  workspace.members.flatMap((member) => {
    const messages = [
      ...versions(member.manifest),
      ...(member.kind === 'packages' ? published(workspace, member) : unpublished(member)),
    ]
    return messages.map((message) => ({ file: `${member.dir}/package.json`, line: 1, message }))
  })

function published(workspace: Workspace, { name, dir, manifest }: Member): string[] {
  const found: string[] = []
  // The package of the command `webcors` has the name of the command.
  const expected = name === 'webcors' ? name : `@webcors/${name}`
  if (manifest.name !== expected) found.push(`"name" must be "${expected}"`)
  if (manifest.private) found.push('"private" belongs to apps and labs')
  const repository = { type: 'git', url: `git+${HOME}.git`, directory: dir }
  const homepage = `${HOME}/tree/main/${dir}#readme`
  const fields = { ...SAME_IN_EVERY_PACKAGE, homepage, repository }
  for (const [field, value] of Object.entries(fields)) {
    if (!same(manifest[field], value)) found.push(`"${field}" must be ${JSON.stringify(value)}`)
  }
  if (typeof manifest['description'] !== 'string') found.push('"description" is missing')
  if (!Array.isArray(manifest['keywords'])) found.push('"keywords" are missing')
  const files = manifest['files']
  if (!Array.isArray(files) || files[0] !== 'dist') found.push('"files" must begin with "dist"')
  for (const file of ['README.md', 'LICENSE']) {
    if (!workspace.exists(`${dir}/${file}`)) found.push(`${file} is missing`)
  }
  if (
    workspace.exists(`${dir}/LICENSE`) &&
    workspace.read(`${dir}/LICENSE`) !== workspace.read('LICENSE')
  ) {
    found.push('LICENSE must be a copy of the one at the root')
  }
  return [...found, ...firstRelease(workspace, manifest), ...exportsMap(manifest)]
}

/** Packages go from 0.0.0 to 1.0.0 together: a minor change alone would make 0.1.0 of a new package. */
function firstRelease(workspace: Workspace, { name, version }: Manifest): string[] {
  const isMajor = new RegExp(`^["']${name}["']: major$`, 'm')
  const changesets = workspace.files.filter((file) => /^\.changeset\/.+\.md$/.test(file))
  if (version !== '0.0.0' || changesets.some((file) => isMajor.test(workspace.read(file)))) {
    return []
  }
  return [`the first release needs a changeset: write "${name}": major`]
}

function unpublished({ kind, name, manifest }: Member): string[] {
  const found: string[] = []
  const expected = `@webcors-${kind}/${name}`
  if (manifest.name !== expected) found.push(`"name" must be "${expected}"`)
  if (manifest.private !== true) found.push(`"private" must be true: ${kind} are not published`)
  if (manifest['type'] !== 'module') found.push('"type" must be "module"')
  return found
}

function exportsMap({ exports = {} }: Manifest): string[] {
  const found: string[] = []
  if (exports['.'] === undefined) found.push('"exports" must have "."')
  if (exports['./package.json'] !== './package.json')
    found.push('"exports" must have "./package.json"')
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') {
      const fine = value === './package.json' || value.startsWith('./dist/')
      if (!fine) found.push(`${path} leads to "${value}": only what is built is published`)
    } else if (typeof value === 'object' && value !== null) {
      const conditions = Object.keys(value)
      if ('default' in value && conditions[0] !== 'types') {
        found.push(`"types" must come first in ${path}: the first condition that fits wins`)
      }
      for (const [key, target] of Object.entries(value)) visit(target, `${path}["${key}"]`)
    }
  }
  visit(exports, 'exports')
  return found
}

function versions(manifest: Manifest): string[] {
  return DEPENDENCY_FIELDS.flatMap((field) =>
    Object.entries(manifest[field] ?? {})
      .filter(([, version]) => !/^(?:catalog:|workspace:\^$)/.test(version))
      .map(
        ([name]) =>
          `the version of "${name}" in "${field}" belongs to the catalog: write "catalog:"`,
      ),
  )
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
