import type { Socket } from 'node:net'

/** Waits for a number of milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Whether a socket of the target closes within a number of milliseconds. */
export async function closes(socket: Socket | undefined, milliseconds = 2000): Promise<boolean> {
  if (socket === undefined) throw new Error('There was no connection')
  if (socket.destroyed) return true
  // A connection that is reset emits an error before it closes, for which `once` of node:events
  // would reject.
  const closed = new Promise<true>((resolve) => {
    socket.once('close', () => resolve(true))
  })
  return Promise.race([closed, sleep(milliseconds).then(() => false)])
}

/** Waits until a condition is true, for at most a number of milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 3000,
): Promise<void> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (await condition()) return
    await sleep(20)
  }
  throw new Error(`The condition was not true within ${milliseconds} ms`)
}
