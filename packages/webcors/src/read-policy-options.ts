import type { CorsOptions } from '@webcors/core'
import { optionsOfPolicy } from '@webcors/core/adapter'
import { loadModule } from './load-module.js'
import { UsageError } from './usage-error.js'

/**
 * The options that a module exports, itself or within a policy.
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
  if (loaded.kind === 'options') return loaded.value as CorsOptions
  if (loaded.kind === 'handler') {
    throw new UsageError(
      `Cannot read the options of ${path}: it exports a handler. Export the options, or the policy that createCors makes.`,
    )
  }
  const options = optionsOfPolicy(loaded.value)
  if (options === undefined) {
    throw new UsageError(
      `Cannot read the options of ${path}: its policy does not carry them. Make it with createCors of @webcors/core, or export the options.`,
    )
  }
  return options
}
