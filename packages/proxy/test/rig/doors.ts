import { bunProgram, denoProgram, machinesNode, workerdProgram } from './programs.ts'

/** A server of the rig on one runtime. */
export interface Door {
  readonly name: string
  readonly kind: 'listener' | 'fetch'
  readonly runtime: 'node' | 'deno' | 'bun' | 'workerd'
  /** The program, with what comes before the script. */
  readonly command: readonly string[]
}

type Runtime = Pick<Door, 'runtime' | 'command'> & { readonly title: string }

// Without `--allow-sys` Deno's `node:https` may not read the certificate authorities.
const DENO_FLAGS = ['run', '--allow-net', '--allow-env', '--allow-read', '--allow-sys']

const NODE: Runtime = { title: 'Node.js', runtime: 'node', command: [process.execPath] }

/** All of them with `WEBCORS_PROXY_DOORS=all`, as `npm run test:proxy` sets it; else both of this Node.js. */
export const DOORS: readonly Door[] = selected(process.env['WEBCORS_PROXY_DOORS'])

function selected(names: string | undefined): readonly Door[] {
  if (names === undefined) return bothOf(NODE)
  return allDoors().filter(({ name }) => names === 'all' || names.split(',').includes(name))
}

function allDoors(): readonly Door[] {
  // The machine's own is the oldest line that the package supports, where that is installed.
  const own = machinesNode()
  const older: Runtime[] =
    own === null ? [] : [{ ...NODE, title: "the machine's Node.js", command: [own] }]
  const runtimes: Runtime[] = [
    NODE,
    ...older,
    { title: 'Deno', runtime: 'deno', command: [denoProgram(), ...DENO_FLAGS] },
    { title: 'Bun', runtime: 'bun', command: [bunProgram(), 'run'] },
  ]
  const workerd: Door = {
    name: 'workerd fetch',
    kind: 'fetch',
    runtime: 'workerd',
    command: [workerdProgram()],
  }
  return [...runtimes.flatMap(bothOf), workerd]
}

function bothOf({ title, runtime, command }: Runtime): Door[] {
  return (['listener', 'fetch'] as const).map((kind) => ({
    name: `${title} ${kind}`,
    kind,
    runtime,
    command,
  }))
}
