/** A module that the bundler generates from the documentation. */
declare module 'webcors-site:reasons' {
  import type { CorsReason } from '@webcors/core'

  /** One sentence about each reason of a decision. */
  export const REASONS: Readonly<Record<CorsReason, string>>
}

declare module '*.css'
