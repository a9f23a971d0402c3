import { fileURLToPath } from 'node:url'
import { dependencies } from './dependencies.ts'
import { docComments } from './doc-comments.ts'
import { entries, reexports } from './exports.ts'
import { forbiddenText } from './forbidden-text.ts'
import { headerCase } from './header-case.ts'
import { jsr } from './jsr.ts'
import { manifests } from './manifests.ts'
import { prose } from './prose.ts'
import { publicAny } from './public-any.ts'
import { type Check, Workspace } from './workspace.ts'

const CHECKS: Readonly<Record<string, Check>> = {
  dependencies,
  'doc-comments': docComments,
  reexports,
  entries,
  'header-case': headerCase,
  'forbidden-text': forbiddenText,
  jsr,
  manifests,
  'public-any': publicAny,
  prose,
}

const workspace = new Workspace(fileURLToPath(new URL('../../', import.meta.url)))
let broken = 0
for (const [name, check] of Object.entries(CHECKS)) {
  for (const { file, line, message } of check(workspace)) {
    broken += 1
    console.error(`${file}:${line} ${message} (${name})`)
  }
}
console.log(
  broken === 0 ? `All ${Object.keys(CHECKS).length} rules kept` : `Rules broken ${broken} times`,
)
process.exitCode = broken === 0 ? 0 : 1
