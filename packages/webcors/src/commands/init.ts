import { originsFrom } from '@webcors/core'
import { type Answers, DEVELOPMENT, readOrigins } from '../init/answers.js'
import type { Terminal } from '../init/ask.js'
import { createPlan, type Plan } from '../init/plan.js'
import { readProject } from '../init/project.js'
import { type InitArguments, readInitArguments } from '../init/read-init-arguments.js'
import { recognizeHost } from '../init/recognize-host.js'
import { reportPlan } from '../init/report-plan.js'
import { writePlan } from '../init/write-plan.js'
import type { Outcome } from '../outcome.js'
import { UsageError } from '../usage-error.js'

/** Writes a policy, its mount, a line of .env and a test into a project. It overwrites nothing. */
export async function init(
  args: readonly string[],
  terminal: Terminal | null = findTerminal(),
): Promise<Outcome> {
  const given = readInitArguments(args)
  const project = readProject(given.folder)
  const recognized = recognizeHost(project, given.host)
  const { host, because } = recognized
  const complete = await completeArguments(given, `${host.label}: ${because}`, terminal)
  if (complete === null) return outcome(1, 'Nothing was written.', { changes: [] })
  const plan = createPlan(project, host, toAnswers(complete))
  const [policy] = plan.changes
  if (policy?.kind === 'keep') {
    const message = `${policy.file} exists already, with another policy. Nothing was written. Change the policy there, or remove the file.`
    return outcome(1, message, { changes: [], message })
  }
  if (!given.isDryRun) writePlan(plan, given.folder)
  return {
    exitCode: 0,
    report: (style) => reportPlan(plan, because, given.isDryRun, style),
    json: toJson(plan, because),
    results: [],
  }
}

function toJson({ host, changes, ...rest }: Plan, because: string): unknown {
  const files = changes.map(({ file, kind, text, purpose }) => ({ file, kind, text, purpose }))
  return { host: host.name, because, changes: files, ...rest }
}

function outcome(exitCode: 0 | 1, message: string, json: unknown): Outcome {
  return { exitCode, report: () => message, json, results: [] }
}

/** Returns the terminal for questions; `null` in pipes and CI, where nobody can answer. */
function findTerminal(): Terminal | null {
  const { stdin, stderr, env } = process
  const isForPeople = stdin.isTTY && stderr.isTTY && !env['CI']
  return isForPeople ? { input: stdin, output: stderr } : null
}

/**
 * Completes the arguments by questions.
 *
 * @throws {UsageError} if an argument is missing and there is no terminal
 */
async function completeArguments(
  given: InitArguments,
  title: string,
  terminal: Terminal | null,
): Promise<InitArguments | null> {
  if (terminal !== null && !given.isSilent) {
    // The module is loaded only if there are questions.
    const { ask } = await import('../init/ask.js')
    return ask(given, title, terminal)
  }
  if (given.origins !== null) return given
  throw new UsageError(
    `Give the origins whose pages may read the responses: --origin https://app.example.com, or --origin '*' for any origin.`,
  )
}

function toAnswers({ origins, credentials, development }: InitArguments): Answers {
  const listed = readOrigins(origins ?? '')
  const local = development ?? DEVELOPMENT
  return {
    origins: listed,
    credentials: credentials ?? false,
    development: listed === '*' || local.trim() === '' ? [] : originsFrom(local),
  }
}
