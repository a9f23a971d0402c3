import { bunProgram, denoProgram, machinesNode, workerdProgram } from './programs.ts'

/** A runtime, with the kind of proxy that runs on it. */
export interface TestHost {
  readonly name: string
  readonly kind: 'listener' | 'fetch'
  readonly runtime: 'node' | 'deno' | 'bun' | 'workerd'
  /** The program, and the arguments in front of the script. */
  readonly command: readonly string[]
}

type Runtime = Pick<TestHost, 'runtime' | 'command'> & { readonly title: string }

// Without `--allow-sys`, Deno's `node:https` may not read the certificate authorities.
const DENO_FLAGS = ['run', '--allow-net', '--allow-env', '--allow-read', '--allow-sys']

const NODE: Runtime = { title: 'Node.js', runtime: 'node', command: [process.execPath] }

/**
 * The hosts to test. `WEBCORS_PROXY_HOSTS` has their names, or `all`, which `npm run test:proxy`
 * sets. Without the variable, both kinds of proxy run on this Node.js.
 */
export const HOSTS: readonly TestHost[] = selected(process.env['WEBCORS_PROXY_HOSTS'])

function selected(names: string | undefined): readonly TestHost[] {
  if (names === undefined) return bothOf(NODE)
  return allHosts().filter(({ name }) => names === 'all' || names.split(',').includes(name))
}

function allHosts(): readonly TestHost[] {
  // The Node.js of the machine may be the oldest version that the package supports.
  const own = machinesNode()
  const older: Runtime[] =
    own === null ? [] : [{ ...NODE, title: "the machine's Node.js", command: [own] }]
  const runtimes: Runtime[] = [
    NODE,
    ...older,
    { title: 'Deno', runtime: 'deno', command: [denoProgram(), ...DENO_FLAGS] },
    { title: 'Bun', runtime: 'bun', command: [bunProgram(), 'run'] },
  ]
  const workerd: TestHost = {
    name: 'workerd fetch',
    kind: 'fetch',
    runtime: 'workerd',
    command: [workerdProgram()],
  }
  return [...runtimes.flatMap(bothOf), workerd]
}

function bothOf({ title, runtime, command }: Runtime): TestHost[] {
  return (['listener', 'fetch'] as const).map((kind) => ({
    name: `${title} ${kind}`,
    kind,
    runtime,
    command,
  }))
}
