import type { CorsOptions } from '@webcors/core'
import { loadModule } from './load-module.js'
import { UsageError } from './usage-error.js'

/**
 * The options that a module exports.
 *
 * @param name of the export; default as in `loadModule`
 * @throws {UsageError} where the module has something else
 */
export async function readPolicyOptions(
  path: string,
  name: string | undefined,
  seconds: number,
): Promise<CorsOptions> {
  const loaded = await loadModule(path, name, seconds)
  if (loaded.kind !== 'options') {
    throw new UsageError(
      `Cannot read the options of ${path}: it exports a ${loaded.kind}. Export the options themselves.`,
    )
  }
  return loaded.value as CorsOptions
}
