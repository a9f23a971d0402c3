import { BUILT_HOSTS } from './built-hosts.ts'
import { GATEWAY_HOSTS } from './gateway-hosts.ts'
import type { Start } from './host.ts'
import { startFetchHost } from './fetch-host.ts'
import { fetchHandler } from './fetch-handler.ts'
import { NODE_HOSTS } from './node-hosts.ts'
import { RUNTIME_HOSTS } from './runtime-hosts.ts'

export type { Start } from './host.ts'

/** Every host, by its name. */
export const HOSTS = {
  fetch: (policies) => startFetchHost(fetchHandler(policies)),
  ...NODE_HOSTS,
  ...RUNTIME_HOSTS,
  ...BUILT_HOSTS,
  ...GATEWAY_HOSTS,
} satisfies Readonly<Record<string, Start>>

export type HostName = keyof typeof HOSTS
