import type { Change } from './change.js'
import type { CodeStyle } from './code-style.js'
import type { Host } from './host.js'
import type { Project } from './project.js'
import { TEST_SCRIPTS, testCommand } from './test-runner.js'

/** Other packages that add CORS headers. */
const OTHERS = ['cors', '@koa/cors', '@fastify/cors', '@middy/http-cors', 'nextjs-cors']

interface Planned {
  /** The change of the script `test`; `null` if package.json stays unchanged. */
  readonly script: Change | null
  /** The path of the written test. */
  readonly test: string
  /** Whether the user starts a program of their own that needs the variables. */
  readonly isPasted: boolean
}

/** Returns further notes for the user. */
export function notesOf(
  project: Project,
  host: Host,
  style: CodeStyle,
  { script, test, isPasted }: Planned,
): readonly string[] {
  const { language, runner } = style
  // The types of Node.js 20 lack this property.
  const { typescript } = process.features as { readonly typescript?: unknown }
  const readsNoTypeScript = language === 'ts' && runner === 'node' && !typescript
  return [
    ...(host.notes ?? []),
    ...OTHERS.filter((name) => name in project.packages).map(
      (name) =>
        `${name} is installed too: remove its code, because two layers contradict each other.`,
    ),
    ...(script === null ? scriptNotes(project, style, test) : []),
    ...(isPasted && host.readsEnv !== undefined
      ? [`Start the program with ${host.readsEnv}, unless something loads .env already.`]
      : []),
    ...(readsNoTypeScript
      ? ['The test needs Node.js 22.18 or later, which reads TypeScript.']
      : []),
  ]
}

/** Returns a note if package.json stays unchanged, because `npm test` may not run the new test. */
function scriptNotes(project: Project, { runner }: CodeStyle, test: string): readonly string[] {
  const { manifest } = project
  if (manifest === null || runner === 'deno') return []
  const existing = manifest.scripts?.['test']
  if (existing === undefined) {
    return [`Add to the scripts of package.json: "test": "${TEST_SCRIPTS[runner]}".`]
  }
  const command = testCommand(project, runner, test, false)
  if (command === 'npm test') return []
  return [`npm test runs "${existing}". To run the test of the policy: ${command}.`]
}
