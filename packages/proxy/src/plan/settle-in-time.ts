/** The time limit of `authorize` and a `limit` function, in milliseconds. */
const MAX_MILLISECONDS = 5000

/** Returns the result of a function of the application, or rejects after the time limit. */
export async function settleInTime<T>(ask: () => T | PromiseLike<T>): Promise<T> {
  const answer = ask()
  if (typeof (answer as PromiseLike<T> | null)?.then !== 'function') return answer
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('It took longer than 5 seconds'))
    }, MAX_MILLISECONDS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
