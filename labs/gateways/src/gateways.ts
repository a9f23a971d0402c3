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
