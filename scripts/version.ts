// `npm run version` runs this after Changesets have raised the versions: each jsr.json gets the
// same version.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Workspace } from './checks/workspace.ts'
import { jsrPackages, withVersions } from './jsr/jsr-packages.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const packages = jsrPackages(new Workspace(root))
for (const one of packages) {
  const text = JSON.stringify(withVersions(one, packages), null, 2)
  writeFileSync(join(root, one.dir, 'jsr.json'), `${text}\n`)
}
