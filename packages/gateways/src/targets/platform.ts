import type { Capabilities } from '../compare/capabilities.js'

/**
 * The capabilities that most platforms with a list of origins share. Each platform states its
 * exceptions.
 */
export const PLATFORM: Capabilities = {
  origins: { subdomains: false, label: false, anyPort: false, ipv6: true, otherSchemes: true },
  credentials: 'supported',
  methods: { listed: 'any', any: 'star' },
  headers: { listed: true, none: true, any: 'star' },
  exposed: 'supported',
  exposedAny: true,
  maxAge: 'supported',
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

/** The capabilities of a target with regular expressions, which can match every pattern. */
export const ALL_ORIGINS: Capabilities['origins'] = {
  subdomains: true,
  label: true,
  anyPort: true,
  ipv6: true,
  otherSchemes: true,
}
