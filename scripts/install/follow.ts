import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Ask, askAt, freePort, isListening, preflightOf } from '@webcors-labs/testing'
import { type Command, parseScript } from '../docs/command.ts'
import { onLoopback } from '../docs/on-loopback.ts'
import { page } from '../docs/pages.ts'
import { PROGRAMS } from '../docs/sandbox.ts'
import type { Project } from './projects.ts'
import { run } from './run.ts'

const ORIGIN = 'https://app.example.com'

/**
 * Follows a page in an empty folder: installs packages, starts the server, and sends requests.
 *
 * @param registry its URL
 * @throws {Error} with the output, if a step fails
 */
export async function follow(project: Project, folder: string, registry: string): Promise<void> {
  const { text, installs, start } = readPage(project)
  const file = join(folder, project.file)
  mkdirSync(dirname(file), { recursive: true })
  // By default Deno does not install packages that were published today, and our packages are
  // published just now.
  if (project.program === 'deno') {
    writeFileSync(join(folder, 'deno.json'), '{ "minimumDependencyAge": "0" }')
  }
  for (const { words } of installs) await install(words, folder, registry)
  writeFileSync(file, text)

  const port = await freePort()
  const [program = '', ...args] = start.words
  const local = onLoopback(program, args, port)
  const child = spawn(PROGRAMS[program] ?? program, local.args, {
    cwd: folder,
    env: { ...process.env, ...environment(folder, registry), ...start.env, ...local.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // The process leads a group, so that its child processes end with it.
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part))
  child.stderr.on('data', (part: Buffer) => (output += part))
  try {
    const listens = await isListening(port, () => child.exitCode !== null, 30)
    if (!listens) throw new Error('The server did not start')
    await check(
      askAt(() => `http://127.0.0.1:${port}`),
      project.path,
    )
  } catch (error) {
    throw new Error(`${String(error)}\n${output}`, { cause: error })
  } finally {
    await end(child)
  }
}

interface Instructions {
  readonly text: string
  readonly installs: readonly Command[]
  readonly start: Command
}

/** Reads the program of the page, and the commands in its blocks of `sh`. */
function readPage({ page: path, file, program, before = '', start: own }: Project): Instructions {
  const { blocks } = page(path)
  const shell = blocks.map(({ language, text }) => (language === 'sh' ? parseScript(text) : []))
  for (const [at, { text }] of blocks.entries()) {
    const beside = [...(shell[at - 1] ?? []), ...(shell[at + 1] ?? [])]
    const isStarted = program === undefined || beside.some(({ words }) => words[0] === program)
    if (!text.startsWith(`// ${file}\n`) || !isStarted) continue
    const installs = beside.filter(isInstall)
    const starts = [...beside.filter((command) => !isInstall(command)), ...parseScript(own ?? '')]
    const start = starts.at(-1)
    if (start === undefined) throw new Error(`No command of ${path} starts ${file}`)
    const all = installs.length > 0 ? installs : shell.flat().filter(isInstall).slice(0, 1)
    return { text, installs: [...parseScript(before), ...all], start }
  }
  throw new Error(`${path} has no ${file}`)
}

function isInstall({ words }: Command): boolean {
  return words[1] === 'install' || words[1] === 'add'
}

async function install(
  [program = '', ...args]: readonly string[],
  folder: string,
  registry: string,
): Promise<void> {
  const command = [PROGRAMS[program] ?? program, ...args]
  const output = await run(command, folder, environment(folder, registry))
  // A peer dependency is missing, or two packages need different versions of it.
  if (/ERESOLVE|unmet peer|incorrect peer/i.test(output)) throw new Error(output)
}

/** Makes each tool use only this registry, and keep its cache beside the projects. */
function environment(folder: string, registry: string): Record<string, string> {
  const cache = join(dirname(folder), 'cache')
  return {
    npm_config_registry: registry,
    npm_config_cache: join(cache, 'npm'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    NPM_CONFIG_REGISTRY: registry,
    BUN_INSTALL_CACHE_DIR: join(cache, 'bun'),
    DENO_DIR: join(cache, 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function check(ask: Ask, path: string): Promise<void> {
  const answers = [
    ['the preflight', await ask(`OPTIONS ${path}`, ORIGIN, preflightOf('GET')), 204],
    ['the GET', await ask(`GET ${path}`, ORIGIN), 200],
  ] as const
  for (const [what, response, status] of answers) {
    const origins = response.headers.filter(([name]) => /^access-control-allow-origin$/i.test(name))
    if (response.status === status && String(origins.map(([, value]) => value)) === ORIGIN) continue
    throw new Error(`The response to ${what} differs from the page: ${JSON.stringify(response)}`)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await closed
}
