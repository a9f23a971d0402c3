// Publishes on JSR. `node scripts/publish-jsr.ts --dry-run` only runs the checks, without any
// request to JSR.
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { JsrWorkspace } from './jsr/jsr-workspace.ts'

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
const workspace = new JsrWorkspace(fileURLToPath(new URL('../', import.meta.url)))
try {
  console.log(workspace.publish(values['dry-run'] ? ['--dry-run'] : []))
} catch (error) {
  // Deno's output explains more than the error of the child process.
  console.error((error as { readonly stderr?: string }).stderr ?? error)
  process.exitCode = 1
} finally {
  workspace.remove()
}
