import { spawnSync } from 'node:child_process'
import { onLoopback } from './on-loopback.ts'
import { Sandbox } from './sandbox.ts'

interface Module {
  readonly module: string
  readonly source: string
}

/** The result of importing a module. */
export interface Outcome {
  /** The error as it is printed, or `''` if there was none. */
  readonly thrown: string
  /** The issues of a `CorsOptionsError`. */
  readonly issues: readonly { readonly code: string; readonly message: string }[]
}

// Another process imports the modules, in a project like a reader's, so that they get the built
// packages.
const RUNNER = `
import { readFileSync } from 'node:fs'
globalThis.handler = () => new Response()
const outcomes = []
for (const module of JSON.parse(readFileSync(new URL('modules.json', import.meta.url), 'utf8'))) {
  try {
    await import('./' + module)
    outcomes.push({ thrown: '', issues: [] })
  } catch (error) {
    const issues = (error.issues ?? []).map(({ code, message }) => ({ code, message }))
    outcomes.push({ thrown: error.name + ': ' + error.message, issues })
  }
}
console.log(JSON.stringify(outcomes))
process.exit()
`

/** Imports modules one after the other. */
export function importModules(modules: readonly Module[]): Outcome[] {
  const sandbox = new Sandbox()
  try {
    for (const { module, source } of modules) sandbox.write(module, source)
    sandbox.write('modules.json', JSON.stringify(modules.map(({ module }) => module)))
    const runner = sandbox.write('run.mjs', RUNNER)
    // A module may start a server, which must not listen on every interface.
    const { args, env } = onLoopback('node', [runner], 0)
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: sandbox.root,
      encoding: 'utf8',
      env: { ...process.env, ...env, ALLOWED_ORIGINS: 'https://app.example.com' },
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Outcome[]
  } finally {
    sandbox.remove()
  }
}
