import { cpSync, existsSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { PROGRAMS, Sandbox } from '../docs/sandbox.ts'
import { ROOT } from '../docs/pages.ts'
import { run } from '../install/run.ts'
import { type InitCase, PASTE } from './cases.ts'

/** The output of `webcors init --json`. */
export interface Written {
  readonly host: string
  readonly policy: string
  readonly changes: readonly { readonly file: string; readonly kind: string }[]
  readonly paste: { readonly file: string; readonly code: string } | null
  /** The commands that run the test, start the program, and check the policy. */
  readonly commands: readonly [test: string, start: string, ...more: string[]]
}

const COMMAND = join(ROOT, 'packages/webcors/dist/webcors.js')

/** The folder of a case, with packages as npm would install them. */
export class InitProject {
  readonly folder: string
  readonly #sandbox: Sandbox
  readonly #case: InitCase

  constructor(one: InitCase) {
    const { packages = {}, manifest = {}, files = {}, links = {}, copies = [] } = one
    this.#case = one
    this.#sandbox = new Sandbox(one.isInside === true ? join(ROOT, '.ci/out') : undefined)
    this.folder = this.#sandbox.root
    if (manifest === null) rmSync(join(this.folder, 'package.json'))
    else {
      const whole = { private: true, ...manifest, dependencies: packages }
      this.#sandbox.write('package.json', `${JSON.stringify(whole, null, 2)}\n`)
    }
    for (const [name, text] of Object.entries(files)) this.#sandbox.write(name, text)
    for (const [name, target] of Object.entries(links)) {
      rmSync(join(this.folder, 'node_modules', name))
      symlinkSync(target, join(this.folder, 'node_modules', name), 'junction')
    }
    for (const name of copies) {
      const path = join(this.folder, 'node_modules', name)
      const from = realpathSync(path)
      rmSync(path)
      cpSync(from, path, {
        recursive: true,
        filter: (file) => !file.includes(`${from}/node_modules`),
      })
    }
  }

  /** Runs `webcors init` for this origin. */
  async init(origin: string): Promise<Written> {
    const { args = [] } = this.#case
    const flags = ['--yes', '--json', '--credentials', '--origin', origin, ...args]
    const printed = await this.#run([process.execPath, COMMAND, 'init', ...flags])
    return JSON.parse(printed) as Written
  }

  /** Pastes the printed lines into an existing program, as a person does. */
  paste({ paste }: Written): void {
    if (paste === null) return
    const text = readFileSync(join(this.folder, paste.file), 'utf8')
    this.#sandbox.write(paste.file, text.replace(PASTE, paste.code))
  }

  /** Runs the test that `init` wrote, by the command that `init` printed. */
  async test({ commands: [command] }: Written): Promise<string> {
    const [program = '', ...args] = command.split(' ')
    return this.#run([PROGRAMS[program] ?? program, ...args])
  }

  /** Changes the list of origins in the policy that `init` wrote. */
  allow({ policy }: Written, origin: string): void {
    const text = readFileSync(join(this.folder, policy), 'utf8')
    this.#sandbox.write(policy, text.replace(/(?<=\?\? ').*(?='\))/, origin))
  }

  /** Runs another command of `webcors` on the policy, with the variables of .env. */
  async command(name: string, ...args: readonly string[]): Promise<string> {
    const file = ['.env', '.env.development', '.env.local'].find((one) =>
      existsSync(join(this.folder, one)),
    )
    const text = readFileSync(join(this.folder, file ?? '.env'), 'utf8')
    const [, origins = ''] = /^ALLOWED_ORIGINS=(.*)$/m.exec(text) ?? []
    const command = [process.execPath, COMMAND, name, ...args]
    return this.#run(command, { ALLOWED_ORIGINS: origins })
  }

  remove(): void {
    this.#sandbox.remove()
  }

  #run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    // `npm test` finds the programs of packages in these folders.
    const folders = [join(ROOT, 'node_modules/.bin'), dirname(PROGRAMS['bun'] ?? '')]
    const path = [...folders, process.env['PATH']].join(delimiter)
    return run(command, this.folder, { PATH: path, NODE_ENV: 'test', ...env })
  }
}
