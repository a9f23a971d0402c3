import type { CorsOptions } from '@webcors/core'
import { optionsOfPolicy } from '@webcors/core/adapter'
import { loadModule } from './load-module.js'
import { UsageError } from './usage-error.js'

/**
 * Returns the options that a module exports, directly or as a policy.
 *
 * @param name the name of the export. Default: the one that `loadModule` chooses
 * @param seconds the time-out for loading the module
 * @throws {UsageError} if the module exports anything else
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
      `Cannot read the options of ${path}: it exports a handler. Export the options, or the policy that createCors returns.`,
    )
  }
  const options = optionsOfPolicy(loaded.value)
  if (options === undefined) {
    throw new UsageError(
      `Cannot read the options of ${path}: its policy does not contain them. Create it with createCors of @webcors/core, or export the options.`,
    )
  }
  return options
}
