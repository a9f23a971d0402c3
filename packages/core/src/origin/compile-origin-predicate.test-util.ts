import type { CorsDecision, CorsPolicy, CorsRequest } from '../index.ts'

/**
 * Makes a predicate whose answers the test gives, and which records the origins that it was asked
 * about.
 */
export function answered(): {
  readonly test: (origin: string) => Promise<boolean>
  readonly asked: string[]
  readonly answer: (index: number, value: unknown) => void
  readonly fail: (index: number, error: unknown) => void
} {
  const asked: string[] = []
  const pending: { resolve: (value: boolean) => void; reject: (error: unknown) => void }[] = []
  return {
    asked,
    test: (origin) => {
      asked.push(origin)
      return new Promise((resolve, reject) => pending.push({ resolve, reject }))
    },
    answer: (index, value) => pending[index]?.resolve(value as boolean),
    fail: (index, error) => pending[index]?.reject(error),
  }
}

/** Decides, and returns a promise even if the decision is synchronous. */
export const decideLater = async (
  policy: CorsPolicy,
  request: CorsRequest,
): Promise<CorsDecision> => await policy.decide(request)

export const site = (index: number): string => `https://site-${index}.example`
