import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort, isListening } from '@webcors-labs/testing'
import { type Command, parseScript, parseTranscript } from './command.ts'
import { curl } from './curl.ts'
import type { CodeBlock, Page } from './markdown.ts'
import { onLoopback } from './on-loopback.ts'
import { ROOT } from './pages.ts'
import { PROGRAMS, Sandbox, TOOLS } from './sandbox.ts'

interface Server {
  readonly child: ChildProcess
  output: string
}

/** The program that `npx webcors` starts. */
const COMMAND = join(ROOT, 'packages/webcors/dist/webcors.js')

/** Matches the header `Date`, which differs from one run to the next. */
const DATE = /^date: .*$/im

/**
 * Works through a page as a reader does: writes its files, runs the commands of its blocks of `sh`
 * and `console`, and reads the output for its blocks of `log`.
 */
export class Transcript {
  /** The real output of each block, and the number of responses. */
  readonly printed = new Map<CodeBlock, string>()
  answers = 0
  /** Blocks of code that were started. */
  readonly started = new Set<CodeBlock>()
  readonly #page: Page
  readonly #sandbox = new Sandbox()
  readonly #files = new Map<string, CodeBlock>()
  readonly #ports = new Map<string, number>()
  #servers: Server[] = []

  constructor(page: Page) {
    this.#page = page
  }

  async run(): Promise<void> {
    try {
      for (const block of this.#page.blocks) await this.#do(block)
    } finally {
      await this.#stop()
      this.#sandbox.remove()
    }
  }

  async #do(block: CodeBlock): Promise<void> {
    if (block.file !== null) this.#files.set(block.file, block)
    if (block.language === 'sh') {
      await this.#stop()
      for (const command of parseScript(block.text)) await this.#start(command)
    }
    if (block.language === 'console') {
      const steps: string[] = []
      for (const { command, line, output } of parseTranscript(block.text)) {
        const printed = likeShown(await this.#print(command), output)
        steps.push(`$ ${line}\n${printed}`.trimEnd())
        this.answers++
      }
      this.printed.set(block, `${steps.join('\n\n')}\n`)
    }
    if (block.language === 'log') this.printed.set(block, await this.#readLog(block.text))
  }

  /** @param wanted as `npm install` takes it: a page may name the version that it is about, which is the one that runs here */
  #isInstalled(wanted: string): boolean {
    const [, name = '', version] = /^(?:npm:)?(@?[^@]+)(?:@(.+))?$/.exec(wanted) ?? []
    if (!this.#sandbox.installed.has(name)) return false
    const manifest = join(this.#sandbox.root, 'node_modules', name, 'package.json')
    return (
      version === undefined || readFileSync(manifest, 'utf8').includes(`"version": "${version}"`)
    )
  }

  async #start({ env, words }: Command): Promise<void> {
    const [program = '', ...args] = TOOLS[words.join(' ')] ?? words
    if (program === 'echo') {
      this.#echo(args)
      return
    }
    if (['add', 'install'].includes(args[0] ?? '')) {
      const missing = args.slice(1).filter((wanted) => !this.#isInstalled(wanted))
      if (missing.length > 0) throw new Error(`Examples have no ${missing.join(' and ')}`)
      return
    }
    const usual = program === 'deno' ? '8000' : '3000'
    const port = await this.#port(env['PORT'] ?? usual)
    const local = onLoopback(program, args, port)
    const child = await this.#spawn(program, local.args, { ...env, ...local.env })
    const server: Server = { child, output: '' }
    this.#servers.push(server)
    const read = (part: Buffer): void => void (server.output += part)
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    if (!(await isListening(port, () => child.exitCode !== null, 15))) {
      throw new Error(`The server did not start:\n${server.output}`)
    }
  }

  async #print({ env, words }: Command): Promise<string> {
    const [program = '', ...args] = words
    if (program === 'curl') {
      const printed = await curl(await Promise.all(args.map((arg) => this.#forward(arg))))
      return this.#back(printed)
    }
    if (program === 'echo') {
      this.#echo(args)
      await setTimeout(500) // A reader does not type faster.
      return ''
    }
    const child = await this.#spawn(program, args, env)
    let output = ''
    child.stdout?.on('data', (part: Buffer) => (output += part))
    child.stderr?.on('data', (part: Buffer) => (output += part))
    await new Promise((resolve) => child.once('close', resolve))
    return this.#back(output)
  }

  /** `echo 'text' > file` */
  #echo([text = '', arrow, file = '', ...rest]: readonly string[]): void {
    if (arrow !== '>' || rest.length > 0)
      throw new SyntaxError('Cannot run echo: it must write to a file')
    this.#sandbox.write(file, `${text}\n`)
  }

  async #spawn(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<ChildProcess> {
    // Our own command needs no file of the page.
    const isOurs = program === 'npx' && args[0] === 'webcors'
    const path = PROGRAMS[isOurs ? 'node' : program]
    const file = args.find((arg) => this.#files.has(arg))
    if (path === undefined || (file === undefined && !isOurs)) {
      throw new Error(
        `${this.#page.path} runs a file that it does not show: ${program} ${args.join(' ')}`,
      )
    }
    for (const [name, block] of this.#files) {
      if (args.includes(name)) this.started.add(block)
      this.#sandbox.write(name, await this.#forward(block.text))
    }
    const forwarded: Record<string, string> = {}
    for (const [name, value] of Object.entries(env)) forwarded[name] = await this.#forward(value)
    const asked = isOurs ? await Promise.all(args.slice(1).map((arg) => this.#forward(arg))) : args
    return spawn(path, isOurs ? [COMMAND, ...asked] : args, {
      cwd: this.#sandbox.root,
      env: { ...process.env, NO_COLOR: '1', ...forwarded },
    })
  }

  /**
   * Checks that every line of the block is printed, in this order. Lines may follow the response
   * after a moment.
   */
  async #readLog(text: string): Promise<string> {
    const shown = text.trim().split('\n')
    const deadline = performance.now() + 2000
    for (;;) {
      const printed = this.#servers.flatMap(({ output }) => this.#back(output).split('\n'))
      let next = 0
      for (const line of printed) if (line === shown[next]) next++
      if (next === shown.length) return text
      if (performance.now() > deadline) return printed.join('\n')
      await setTimeout(50)
    }
  }

  async #stop(): Promise<void> {
    const servers = this.#servers
    this.#servers = []
    for (const { child } of servers) {
      if (child.exitCode !== null) continue
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await closed
    }
  }

  /** Returns the free port that replaces a port of the page. */
  async #port(shown: string): Promise<number> {
    const port = this.#ports.get(shown) ?? (await freePort())
    this.#ports.set(shown, port)
    return port
  }

  async #forward(text: string): Promise<string> {
    let forwarded = text
    for (const shown of ['3000', '4000', '8000']) {
      if (!text.includes(`localhost:${shown}`)) continue
      forwarded = forwarded.replaceAll(`localhost:${shown}`, `localhost:${await this.#port(shown)}`)
    }
    return forwarded
  }

  #back(text: string): string {
    let back = text
    for (const [shown, port] of this.#ports) {
      back = back.replaceAll(`localhost:${port}`, `localhost:${shown}`)
    }
    return back
  }
}

/**
 * Formats output as a page shows it: with the page's date, and without random text and white space
 * at the end of lines.
 */
function likeShown(printed: string, shown: string): string {
  const [date = ''] = DATE.exec(shown) ?? []
  const plain = printed
    .replaceAll('\r', '')
    .replaceAll(/[ \t]+$/gm, '')
    // The duration of a test differs from run to run.
    .replaceAll(/ \(\d[\d.]*ms\)$/gm, '')
    .replaceAll(/^ℹ duration_ms .*\n?/gm, '')
    // Each probe of the doctor has a URL of its own, so that no cache answers it.
    .replaceAll(/(webcors-doctor=\d+-)\w+/g, '$1x1y2z3')
    // Each release has versions of its own.
    .replaceAll(/(?<="@webcors\/[\w-]+": ?"\^)\d+\.\d+\.\d+(?=")/g, '1.0.0')
  return (
    date === ''
      ? plain.replace(new RegExp(`${DATE.source}\n?`, 'im'), '')
      : plain.replace(DATE, date)
  ).trim()
}
