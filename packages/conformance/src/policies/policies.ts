import { allowedHosts } from '../cases/allowed-hosts.js'
import { answers } from '../cases/answers.js'
import { anyNames } from '../cases/any-names.js'
import { anyOrigin } from '../cases/any-origin.js'
import { crossOriginProtection } from '../cases/cross-origin-protection.js'
import { errors } from '../cases/errors.js'
import { exactOrigins } from '../cases/exact-origins.js'
import { lookAlikes } from '../cases/look-alikes.js'
import { originPatterns } from '../cases/origin-patterns.js'
import { predicates } from '../cases/predicates.js'
import { listedNames } from '../cases/listed-names.js'
import { preflightOptions } from '../cases/preflight-options.js'
import { selectors } from '../cases/selectors.js'
import { varyAndUpstreams } from '../cases/vary-and-upstreams.js'
import type { ConformancePolicy } from './policy.js'

/** The table: every policy with its requests, as plain data. */
export const CONFORMANCE_POLICIES: readonly ConformancePolicy[] = [
  ...anyOrigin,
  ...exactOrigins,
  ...lookAlikes,
  ...originPatterns,
  ...listedNames,
  ...anyNames,
  ...preflightOptions,
  ...varyAndUpstreams,
  ...answers,
  ...errors,
  ...predicates,
  ...selectors,
  ...crossOriginProtection,
  ...allowedHosts,
]
