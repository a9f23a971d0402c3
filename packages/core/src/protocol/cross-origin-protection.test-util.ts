import type { CorsOptions } from '../index.ts'
import { APP } from '../policy/policy.test-util.ts'

/** Options that refuse requests of other origins, except with safe methods. */
export const OPTIONS = { origin: APP, crossOriginProtection: true } as const satisfies CorsOptions
