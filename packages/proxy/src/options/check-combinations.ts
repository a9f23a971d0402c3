import type { AddIssue } from './proxy-issue.js'
import type { ProxyOptions } from './proxy-options.js'
import type { HostAbilities } from './resolved-options.js'
import type { ReadTarget } from './validate-target.js'

interface OtherOptions {
  readonly limit: ProxyOptions['limit']
  readonly authorize: ProxyOptions['authorize']
  readonly cors: Readonly<Record<string, unknown>>
  readonly host: HostAbilities
}

/** Finds options that are valid alone, but not together. */
export function checkCombinations(
  targets: readonly ReadTarget[],
  { limit, authorize, cors, host }: OtherOptions,
  add: AddIssue,
): void {
  const isForAnyOrigin = cors['origin'] === '*'
  for (const { target, isAnyHost, allowsAnyCaller } of targets) {
    const { mount, secrets } = target
    const path = ['targets', mount]
    const isSecret = secrets.length > 0
    if (isAnyHost) {
      if (isForAnyOrigin) {
        const problem = 'let any origin fetch from any host: that is an open proxy'
        add('any-host-needs-origins', path, mount, problem, 'List the origins, or the hosts.')
      }
      if (limit === 'none') {
        const problem = 'fetch from any host without a limit'
        add('any-host-needs-limit', path, mount, problem, 'Write limit: { perMinute: 60 }.')
      }
    }
    if (isSecret && target.base === null) {
      const problem = 'send a secret to hosts that the page chooses'
      const fix = 'Give the host of the secret a target of its own.'
      add('any-host-with-secrets', path, mount, problem, fix)
    }
    if (isSecret && isForAnyOrigin) {
      const problem = `use the secrets of ${JSON.stringify(mount)} with origin "*": any page could use them`
      add('secret-for-any-origin', path, mount, problem, 'List the origins.')
    }
    if (isSecret && !authorize && !allowsAnyCaller) {
      const problem = `use the secrets of ${JSON.stringify(mount)} for any caller: CORS stops pages, not programs`
      const fix = 'Write authorize, or dangerouslyAllowAnyCaller: true into the target.'
      add('secret-for-any-caller', path, mount, problem, fix)
    }
    if (authorize && target.requestHeaders.has('authorization')) {
      const problem = 'use Authorization twice: authorize reads it, and the target would get it too'
      const fix = 'Remove it from requestHeaders, or leave authorize out.'
      add('authorization-used-twice', [...path, 'requestHeaders'], 'authorization', problem, fix)
    }
    checkAbilities(target, host, add)
  }
  if (cors['credentials'] === true && !authorize) {
    const problem = 'allow credentials that nothing reads: cookies never go to a target'
    const fix = 'Leave credentials out, or write authorize.'
    add('credentials-without-authorize', ['cors', 'credentials'], true, problem, fix)
  }
}

function checkAbilities(
  { mount, base, privateNetwork, ca }: ReadTarget['target'],
  host: HostAbilities,
  add: AddIssue,
): void {
  if (host.guardsAddresses) return
  const path = ['targets', mount]
  if (base === null && !host.isPublicOnly) {
    const problem =
      'use a pattern of hosts here: this runtime cannot keep them off a private network'
    const fix =
      'List the hosts; on Cloudflare Workers, add the compatibility flag global_fetch_strictly_public.'
    add('guard-not-possible', path, mount, problem, fix)
  }
  if (privateNetwork || ca !== undefined) {
    const problem = 'use privateNetwork or ca here: this runtime has fetch() alone'
    add('guard-not-possible', path, mount, problem, 'Run the proxy on Node.js, Deno or Bun.')
  }
}
