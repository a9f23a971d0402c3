import { fileURLToPath } from 'node:url'

const HOOK = new URL(import.meta.resolve('@webcors-labs/testing/listen-on-loopback'))

/**
 * Returns the arguments and the environment with which a server of the guides listens only on this
 * port of loopback.
 */
export function onLoopback(
  program: string,
  args: readonly string[],
  port: number,
): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  switch (program) {
    case 'deno':
      return { args, env: { DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}` } }
    case 'bun':
      return { args: ['--preload', fileURLToPath(HOOK), ...args], env: { PORT: String(port) } }
    default:
      return { args, env: { PORT: String(port), NODE_OPTIONS: `--import=${HOOK.href}` } }
  }
}
