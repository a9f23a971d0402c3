import type { ChildProcess } from 'node:child_process'

/** Ends a program when this process ends. */
export function endWithProcess(child: ChildProcess): void {
  const kill = (): void => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}
