type Listen = (event: 'unhandledRejection', listener: () => void) => unknown
declare const process: { readonly on: Listen; readonly off: Listen }

/**
 * Counts the promise rejections that nothing handles while a function runs, and for 10 ms after it.
 */
export async function countUnhandledRejections(run: () => unknown): Promise<number> {
  let count = 0
  const listener = (): void => void count++
  process.on('unhandledRejection', listener)
  run()
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', listener)
  return count
}
