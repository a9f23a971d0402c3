import type { Capabilities } from '../compare/capabilities.js'

/** What most platforms with a list of origins have in common; each says where it is otherwise. */
export const PLATFORM: Capabilities = {
  origins: { subdomains: false, label: false, anyPort: false, ipv6: true, otherSchemes: true },
  credentials: 'sayable',
  methods: { listed: 'any', any: 'star' },
  headers: { listed: true, none: true, any: 'star' },
  exposed: 'sayable',
  exposedAny: true,
  maxAge: 'sayable',
  timing: false,
  protection: false,
  hosts: false,
  preflight: { status: 200, denied: 'bare' },
  plainOptions: false,
  blocksDenied: false,
  bareUnlistedMethod: false,
  showsDenied: false,
  vary: 'unknown',
  varyOnPreflights: false,
  ownHeaders: 'replaced',
  onErrors: true,
}

/** A target that reads regular expressions has every pattern. */
export const ALL_ORIGINS: Capabilities['origins'] = {
  subdomains: true,
  label: true,
  anyPort: true,
  ipv6: true,
  otherSchemes: true,
}
