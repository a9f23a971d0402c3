import { existsSync } from 'node:fs'
import { APACHE } from './apache.ts'
import { CADDY } from './caddy.ts'
import type { Gateway } from './gateway.ts'
import { HAPROXY } from './haproxy.ts'
import { NGINX } from './nginx.ts'
import { VARNISH } from './varnish.ts'

/** Every exact target, in each arrangement that its documentation shows. */
export const GATEWAYS: readonly Gateway[] = [...NGINX, ...APACHE, ...HAPROXY, ...CADDY, ...VARNISH]

/** Whether the server is installed here. */
export function isInstalled({ program }: Gateway): boolean {
  return existsSync(program)
}

/** Whether everything is to be run, as `npm run test:gateways` does. */
export const IS_FULL: boolean = process.env['GATEWAYS_FULL'] === '1'

/** What a run goes through: in the ordinary one, one arrangement of each server and module that is installed. */
export const CHOSEN: readonly Gateway[] = GATEWAYS.filter(
  (gateway) => isInstalled(gateway) && (IS_FULL || !gateway.name.includes(',')),
)
