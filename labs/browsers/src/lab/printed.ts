import type { Engine } from '../engines/engine.ts'

/**
 * Waits until the console is quiet. Lines of the page arrive in order, and lines of other browser
 * processes a little later.
 */
export async function printed(engine: Engine, mark: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const count = engine.lines.length
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (count === engine.lines.length && engine.lines.some(({ text }) => text === mark)) return
  }
  throw new Error(`The console of ${engine.name} did not print "${mark}"`)
}

/** Adds a time limit to a promise, after which it rejects. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The page sent no outcomes within ${milliseconds / 1000} s`)
    timer = setTimeout(() => reject(error), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
