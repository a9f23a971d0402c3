import { type Answers, casesOf } from './answers.js'
import { addTestScript, addVariable, type Change, createFile } from './change.js'
import { type CodeStyle, readCodeStyle, specifier } from './code-style.js'
import { findEntries, findEntry } from './find-entry.js'
import type { Host } from './host.js'
import { commandsOf, installOf } from './commands.js'
import { VARIABLE, writePolicy } from './policy-module.js'
import { writePolicyTest } from './policy-test.js'
import type { Project } from './project.js'
import { notesOf } from './notes.js'
import { renderModule } from './render-module.js'
import { TEST_SCRIPTS } from './test-runner.js'

/** All changes of `init`, before anything is written. */
export interface Plan {
  readonly host: Host
  /** The path of the policy module. */
  readonly policy: string
  readonly changes: readonly Change[]
  /** Lines for the user to paste, because a program cannot edit the application reliably. */
  readonly paste: { readonly file: string; readonly where: string; readonly code: string } | null
  /** The command that installs the missing packages; `null` if none is missing. */
  readonly install: string | null
  /** The commands to run after the installation. */
  readonly commands: readonly string[]
  readonly notes: readonly string[]
}

export function createPlan(project: Project, host: Host, answers: Answers): Plan {
  const style = readCodeStyle(project, host)
  const variable = planVariable(project, host, answers)
  const policy = writePolicyModule(project, host, answers, style)
  const program = planProgram(project, host, policy.file, style)
  const script = style.runner === 'deno' ? null : addTestScript(project, TEST_SCRIPTS[style.runner])
  const test = planTest(project, host, answers, style, policy.file, program)
  const changes = [
    policy,
    ...program.changes,
    ...(variable === null ? [] : [variable]),
    test,
    ...(script === null ? [] : [script]),
  ]
  return {
    host,
    policy: policy.file,
    changes,
    paste: program.paste,
    install: installOf(project, host, style, program.changes.length > 0),
    commands: commandsOf(project, host, {
      style,
      policy: policy.file,
      test: test.file,
      isScriptAdded: script !== null,
      start: program.start,
      hasVariables: variable !== null,
    }),
    notes: notesOf(project, host, style, {
      script,
      test: test.file,
      isPasted: program.start === null && variable !== null,
    }),
  }
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.cjs']

function writePolicyModule(
  project: Project,
  host: Host,
  answers: Answers,
  style: CodeStyle,
): Change {
  const name = `${style.folder}cors.config`
  const existing = EXTENSIONS.map((extension) => name + extension).find((file) => project.has(file))
  const file = existing ?? name + style.extension
  const variables = findVariables(project, host)
  const template = writePolicy(answers, { file, from: host.package, variables })
  const text = renderModule(template, { policy: '' }, style)
  return createFile(project, file, text, 'the policy')
}

interface PlannedProgram {
  readonly changes: readonly Change[]
  readonly paste: Plan['paste']
  /** The program, if a test can import it. */
  readonly file: string | null
  /** The file that starts the application; `null` if the user starts it. */
  readonly start: string | null
}

function planProgram(
  project: Project,
  host: Host,
  policy: string,
  style: CodeStyle,
): PlannedProgram {
  const { program, server } = host
  const extension =
    style.language === 'js' ? (program.extension ?? style.extension) : style.extension
  const folder = program.isAtRoot === true ? '' : style.folder
  const file = `${folder}${program.file}${extension}`
  const module = renderModule(program.text, { policy: specifier(file, policy, style) }, style)
  const own = createFile(project, file, module, 'mounts the policy')
  const entry = program.isAtRoot === true ? findAtRoot(project, own) : findEntry(project)
  const isOwn = own.kind === 'none'
  if (host.isForTestAlone === true || (entry !== null && !isOwn)) {
    return {
      changes: [],
      paste: pasteOf(project, host, entry, policy, style),
      file: null,
      start: null,
    }
  }
  if (server === undefined) return { changes: [own], paste: null, file, start: file }
  const start = `${folder}server${extension}`
  const paths = { policy: '', app: specifier(start, file, style) }
  const starts = createFile(project, start, renderModule(server, paths, style), 'starts the app')
  return { changes: [own, starts], paste: null, file, start }
}

/** Finds a file of the project in the place of the new file, with any extension. */
function findAtRoot(project: Project, { file }: Change): string | null {
  const name = file.replace(/\.\w+$/, '')
  return EXTENSIONS.map((extension) => name + extension).find((one) => project.has(one)) ?? null
}

function pasteOf(
  project: Project,
  host: Host,
  entry: string | null,
  policy: string,
  style: CodeStyle,
): Plan['paste'] {
  const isMounted = findEntries(project).some((file) => project.read(file).includes('cors.config'))
  if (isMounted) return null
  const file = entry ?? `${style.folder}main${style.extension}`
  if (project.read(file).includes('cors.config')) return null
  const code = renderModule(host.paste, { policy: specifier(file, policy, style) }, style)
  return { file, where: host.where, code }
}

function findVariables(project: Project, { name, variables = '.env' }: Host): string {
  return name === 'workers' && project.has('.dev.vars') ? '.dev.vars' : variables
}

function planVariable(
  project: Project,
  host: Host,
  { origins, development }: Answers,
): Change | null {
  if (origins === '*' || development.length === 0) return null
  return addVariable(
    project,
    findVariables(project, host),
    VARIABLE,
    [...origins, ...development].join(','),
  )
}

/**
 * Plans the test. Node.js runs TypeScript itself, but does not resolve imports without an
 * extension.
 */
function planTest(
  project: Project,
  host: Host,
  answers: Answers,
  style: CodeStyle,
  policy: string,
  program: PlannedProgram,
): Change {
  const { language, runner, folder } = style
  const isStripped = language === 'ts' && (runner === 'node' || runner === 'mocha')
  const own: CodeStyle = isStripped
    ? { ...style, language: 'js', extension: '.mjs', importExtension: '.ts' }
    : style
  // `nest new` configures its test runner for this file name.
  const name = host.name === 'nest' && runner !== 'node' ? 'cors.spec' : 'cors.test'
  const place = runner === 'mocha' ? 'test/' : folder
  const file = `${place}${name}${own.extension}`
  const app = isStripped ? null : program.file
  const template = writePolicyTest(host, casesOf(answers), answers.credentials, own, app !== null)
  const paths = {
    policy: specifier(file, policy, own),
    ...(app === null ? {} : { app: specifier(file, app, own) }),
  }
  return createFile(project, file, renderModule(template, paths, own), 'tests the policy')
}
