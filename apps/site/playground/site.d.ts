/** What the bundler reads out of the documentation. */
declare module 'webcors-site:reasons' {
  import type { CorsReason } from '@webcors/core'

  /** A sentence on each reason of a decision. */
  export const REASONS: Readonly<Record<CorsReason, string>>
}

declare module '*.css'
