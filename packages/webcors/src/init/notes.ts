import type { Change } from './change.js'
import type { CodeStyle } from './code-style.js'
import type { Host } from './host.js'
import { byNode } from './hosts/ask.js'
import type { Project } from './project.js'
import { TEST_SCRIPTS, testCommand } from './test-runner.js'

/** Packages that do CORS, too. */
const OTHERS = ['cors', '@koa/cors', '@fastify/cors', '@middy/http-cors', 'nextjs-cors']

interface Planned {
  /** What becomes of the script `test`. */
  readonly script: Change | null
  /** The written test. */
  readonly test: string
  /** Whether a person starts a program of their own, and there are variables for it. */
  readonly isPasted: boolean
}

/** What a person must know beside. */
export function notesOf(
  project: Project,
  host: Host,
  style: CodeStyle,
  { script, test, isPasted }: Planned,
): readonly string[] {
  const { language, runner } = style
  // Types of Node.js 20 do not know it.
  const { typescript } = process.features as { readonly typescript?: unknown }
  const readsEnv = host.start === byNode ? 'node --env-file=.env' : host.readsEnv
  const readsNoTypeScript = language === 'ts' && runner === 'node' && !typescript
  return [
    ...(host.notes ?? []),
    ...OTHERS.filter((name) => name in project.packages).map(
      (name) =>
        `${name} is installed too: take its code out, because two layers contradict each other.`,
    ),
    ...(script === null ? scriptNotes(project, style, test) : []),
    ...(isPasted && readsEnv !== undefined
      ? [`Start the program with ${readsEnv}, unless something loads .env already.`]
      : []),
    ...(readsNoTypeScript
      ? ['The test needs Node.js 22.18 or later, which reads TypeScript.']
      : []),
  ]
}

/** Where package.json is left as it is, `npm test` may not run what was written. */
function scriptNotes(project: Project, { runner }: CodeStyle, test: string): readonly string[] {
  const { manifest } = project
  if (manifest === null || runner === 'deno') return []
  const existing = manifest.scripts?.['test']
  if (existing === undefined) {
    return [`Add to the scripts of package.json: "test": "${TEST_SCRIPTS[runner]}".`]
  }
  const command = testCommand(project, runner, test, false)
  if (command === 'npm test') return []
  return [`npm test runs "${existing}". The test of the policy runs by ${command}.`]
}
