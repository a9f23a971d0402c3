import { spawn } from 'node:child_process'

/** Seconds after which a command counts as hanging. */
const TIMEOUT_SECONDS = 180

/**
 * Runs a command to its end. The function does not block, because the registry runs in this
 * process.
 *
 * @returns the output of the command
 */
export async function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_SECONDS * 1000,
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part))
  child.stderr.on('data', (part: Buffer) => (output += part))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${output}`)
  return output
}
