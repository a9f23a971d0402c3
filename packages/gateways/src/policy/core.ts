// Everything that this package takes from core, so that there is one place to look at.
import { createCors, CorsOptionsError, validateCorsOptions } from '@webcors/core'

export type { CorsDecision, CorsOptions } from '@webcors/core'
export { createCors, CorsOptionsError, validateCorsOptions }
