import { existsSync } from 'node:fs'
import { APACHE } from './apache.ts'
import { CADDY } from './caddy.ts'
import type { Gateway } from './gateway.ts'
import { HAPROXY } from './haproxy.ts'
import { NGINX } from './nginx.ts'
import { VARNISH } from './varnish.ts'

/** Every exact target, in each arrangement that its documentation shows. */
export const GATEWAYS: readonly Gateway[] = [...NGINX, ...APACHE, ...HAPROXY, ...CADDY, ...VARNISH]

/** Whether the gateway's server is installed on this machine. */
export function isInstalled({ program }: Gateway): boolean {
  return existsSync(program)
}

/** Whether the run is the full one of `npm run test:gateways`. */
export const IS_FULL: boolean = process.env['GATEWAYS_FULL'] === '1'

/**
 * The gateways of a run. The ordinary run has one arrangement of each installed server and module.
 */
export const CHOSEN: readonly Gateway[] = GATEWAYS.filter(
  (gateway) => isInstalled(gateway) && (IS_FULL || !gateway.name.includes(',')),
)
