import { createRequire } from 'node:module'
import { bunProgram, denoProgram, nodePrograms } from '@webcors-labs/testing'

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
  const oldest = nodePrograms().at(-1)
  const isOlder = oldest !== undefined && oldest.path !== process.execPath
  const older: Runtime[] = isOlder
    ? [
        {
          title: `Node.js ${oldest.version.split('.', 1)[0]}`,
          runtime: 'node',
          command: [oldest.path],
        },
      ]
    : []
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

function workerdProgram(): string {
  const { default: path } = createRequire(import.meta.url)('workerd') as { default: string }
  return path
}
