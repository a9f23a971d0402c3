import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A server of the rig on one runtime. */
export interface Door {
  readonly name: string
  readonly kind: 'listener' | 'fetch'
  readonly runtime: 'node' | 'node20' | 'deno' | 'bun' | 'workerd'
  /** The program, with what comes before the script. */
  readonly command: readonly string[]
}

const require = createRequire(import.meta.url)
const SYSTEM_NODE = '/usr/bin/node'

const os = process.platform === 'win32' ? 'windows' : process.platform
const cpu = process.arch === 'arm64' ? 'aarch64' : process.arch
const denoPlatform =
  os === 'linux' ? `linux-${process.arch}-glibc` : `${process.platform}-${process.arch}`

/** The programs themselves: the packages' wrappers pass no signal on. */
const DENO = createRequire(require.resolve('deno/package.json')).resolve(
  `@deno/${denoPlatform}/deno`,
)
const BUN = createRequire(require.resolve('bun/package.json')).resolve(
  `@oven/bun-${os}-${cpu}/bin/bun`,
)

// Without `--allow-sys` Deno's `node:https` may not read the certificate authorities.
const deno = [DENO, 'run', '--allow-net', '--allow-env', '--allow-read', '--allow-sys']
const ALL: readonly Door[] = [
  { name: 'Node.js listener', kind: 'listener', runtime: 'node', command: [process.execPath] },
  { name: 'Node.js fetch', kind: 'fetch', runtime: 'node', command: [process.execPath] },
  // The oldest line that the package supports, where the system has it.
  ...(existsSync(SYSTEM_NODE)
    ? ([
        {
          name: 'system Node.js listener',
          kind: 'listener',
          runtime: 'node20',
          command: [SYSTEM_NODE],
        },
        { name: 'system Node.js fetch', kind: 'fetch', runtime: 'node20', command: [SYSTEM_NODE] },
      ] as const)
    : []),
  { name: 'Deno fetch', kind: 'fetch', runtime: 'deno', command: deno },
  { name: 'Deno listener', kind: 'listener', runtime: 'deno', command: deno },
  { name: 'Bun fetch', kind: 'fetch', runtime: 'bun', command: [BUN, 'run'] },
  { name: 'Bun listener', kind: 'listener', runtime: 'bun', command: [BUN, 'run'] },
  { name: 'workerd fetch', kind: 'fetch', runtime: 'workerd', command: [workerd()] },
]

/** All of them with `WEBCORS_PROXY_DOORS=all`, as `npm run test:proxy` sets it; else both of this Node.js. */
export const DOORS: readonly Door[] = selected(process.env['WEBCORS_PROXY_DOORS'])

function selected(names: string | undefined): readonly Door[] {
  if (names === 'all') return ALL
  const wanted = names?.split(',') ?? ['Node.js listener', 'Node.js fetch']
  return ALL.filter(({ name }) => wanted.includes(name))
}

function workerd(): string {
  const { default: path } = require('workerd') as { default: string }
  return path
}
