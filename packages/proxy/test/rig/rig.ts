import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { Exchange } from '../../src/exchange/exchange.js'
import { type Answer, type Ask, ask } from './client.ts'
import { createCertificate } from './certificate.ts'
import { HOSTS, type TestHost } from './hosts.ts'
import { type Ports, scenarios } from './scenarios.ts'
import { BANNER, seeds } from './seeds.ts'
import { Upstream } from './upstream.ts'

const HERE = fileURLToPath(new URL('./', import.meta.url))

/** A proxy on one host, with the servers behind it. */
export interface Rig {
  readonly host: TestHost
  /** The server at 127.0.0.2, which stands for the internet. */
  readonly api: Upstream
  /**
   * The server at 127.0.0.1, which stands for a private network: only a target with
   * `privateNetwork` may reach it.
   */
  readonly inside: Upstream
  readonly hasTls: boolean
  port(scenario?: string): number
  ask(path: string, ask?: Ask, scenario?: string): Promise<Answer>
  /** Reads the exchanges that `onExchange` has got since the test began. */
  exchanges(): Promise<readonly Exchange[]>
  /** Reads the uncaught errors of the proxy's process. */
  failures(): Promise<readonly string[]>
  rss(): Promise<number>
}

/** Runs tests against the proxy on each host. */
export function describeHosts(
  title: string,
  tests: (rig: Rig) => void,
  {
    env = {},
    only = () => true,
  }: { env?: Record<string, string>; only?: (host: TestHost) => boolean } = {},
): void {
  for (const host of HOSTS.filter(only)) {
    describe(`${host.name}: ${title}`, () => {
      const started = new StartedRig(host, env)
      beforeAll(() => started.start(), 60_000)
      beforeEach(() => started.clear())
      afterAll(() => started.stop())
      tests(started)
    })
  }
}

class StartedRig implements Rig {
  readonly host: TestHost
  api!: Upstream
  inside!: Upstream
  hasTls = true
  readonly #env: Record<string, string>
  #ports: Record<string, number> = {}
  #child: ChildProcess | undefined
  #tls: Upstream | undefined
  readonly #folder = mkdtempSync(join(tmpdir(), 'webcors-proxy-rig-'))

  constructor(host: TestHost, env: Record<string, string>) {
    this.host = host
    this.#env = env
  }

  async start(): Promise<void> {
    const certificate = createCertificate()
    this.hasTls = certificate !== undefined
    this.api = await new Upstream().listen('127.0.0.2')
    this.inside = await new Upstream().listen('127.0.0.1')
    this.#tls = await new Upstream(certificate).listen('127.0.0.2')
    const ports: Ports = {
      publicPort: this.api.port,
      privatePort: this.inside.port,
      tlsPort: this.#tls.port,
      ...(certificate && { ca: certificate.cert }),
    }
    this.#ports = await (this.host.runtime === 'workerd'
      ? this.#startWorkerd(ports)
      : this.#startServer(ports))
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGKILL')
    await Promise.all([this.api?.close(), this.inside?.close(), this.#tls?.close()])
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async clear(): Promise<void> {
    this.api.received.length = 0
    this.inside.received.length = 0
    if (this.#ports['control'] !== undefined) await ask(this.#ports['control'], '/clear')
  }

  port(scenario = 'plain'): number {
    const port = this.#ports[scenario]
    if (port === undefined) throw new Error(`The rig has no scenario "${scenario}"`)
    return port
  }

  ask(path: string, given: Ask = {}, scenario = 'plain'): Promise<Answer> {
    return ask(this.port(scenario), path, given)
  }

  async exchanges(): Promise<readonly Exchange[]> {
    return (await this.#control()).exchanges
  }

  async failures(): Promise<readonly string[]> {
    return (await this.#control()).failures
  }

  async rss(): Promise<number> {
    return (await this.#control()).rss
  }

  async #control(): Promise<{ exchanges: Exchange[]; failures: string[]; rss: number }> {
    const { text } = await ask(this.port('control'), '/')
    return JSON.parse(text)
  }

  async #startServer(ports: Ports): Promise<Record<string, number>> {
    const script = join(this.#folder, 'server.mjs')
    const conditions = { deno: ['deno'], bun: ['bun'] }[this.host.runtime as string] ?? ['node']
    await build({
      entryPoints: [join(HERE, 'server.ts')],
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions,
      banner: BANNER,
      plugins: seeds(),
      logLevel: 'error',
    })
    const [program = '', ...args] = this.host.command
    const child = spawn(program, [...args, script, this.host.kind, JSON.stringify(ports)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', ...this.#env },
    })
    return JSON.parse(await this.#firstLine(child, child.stdout, () => true))
  }

  async #startWorkerd(ports: Ports): Promise<Record<string, number>> {
    const script = join(this.#folder, 'worker.mjs')
    await build({
      entryPoints: [join(HERE, 'worker.ts')],
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['workerd'],
      define: { PORTS: JSON.stringify(ports) },
      logLevel: 'error',
    })
    const names = Object.keys(scenarios(ports, false))
    writeFileSync(join(this.#folder, 'config.capnp'), workerdConfig(names))
    const [program = ''] = this.host.command
    const child = spawn(program, ['serve', '--control-fd=3', 'config.capnp'], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const found: Record<string, number> = {}
    await this.#firstLine(child, child.stdio[3] as Readable, (line) => {
      const { event, socket, port } = JSON.parse(line)
      if (event === 'listen') found[socket] = port
      return Object.keys(found).length === names.length
    })
    return found
  }

  #firstLine(
    child: ChildProcess,
    from: Readable,
    isLast: (line: string) => boolean,
  ): Promise<string> {
    this.#child = child
    let errors = ''
    child.stderr?.on('data', (chunk) => {
      errors += chunk
      if (process.env['WEBCORS_PROXY_STDERR']) process.stderr.write(chunk)
    })
    return new Promise((resolve, reject) => {
      createInterface(from).on('line', (line) => {
        if (isLast(line)) resolve(line)
      })
      child.on('exit', (code) => {
        reject(new Error(`${this.host.name} ended with ${code}: ${errors}`))
      })
    })
  }
}

function workerdConfig(names: readonly string[]): string {
  const services = names.map((name) => `( name = "${name}", worker = .${name} ),`)
  const sockets = names.map(
    (name) => `( name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}" ),`,
  )
  const workers = names.map(
    (name) => `const ${name} :Workerd.Worker = (
  modules = [ ( name = "worker.mjs", esModule = embed "worker.mjs" ) ],
  bindings = [ ( name = "SCENARIO", text = "${name}" ) ],
  compatibilityDate = "2026-11-01",
  compatibilityFlags = ["global_fetch_strictly_public", "enable_request_signal"],
);`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ ${services.join('\n')} ( name = "internet", network = ( allow = ["private", "public"] ) ) ],
  sockets = [ ${sockets.join('\n')} ],
);
${workers.join('\n')}
`
}
