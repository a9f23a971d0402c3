import { lint } from '../src/lint/lint-options.js'

export const APP = 'https://app.example.com'

/** Returns the code and the path of each issue. */
export const found = async (
  options: unknown,
  origins: readonly string[] = [],
): Promise<readonly unknown[]> =>
  (await lint(options, { origins })).map(({ code, path }) => [code, ...path])
