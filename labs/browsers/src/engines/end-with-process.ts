import type { ChildProcess } from 'node:child_process'

/** Sees to it that a program does not outlive this process. */
export function endWithProcess(child: ChildProcess): void {
  const kill = (): void => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}
