import type { Count } from './run-economy.ts'
import { PEERS, WEBCORS } from './subjects.ts'

/** A comparison of a peer with webcors, in one engine, for one series of requests. */
export interface Comparison {
  readonly webcors: number
  readonly peer: Count
  /** The mistake, or `null`. */
  readonly mistake: string | null
}

/**
 * Checks that all requests pass, and that no peer needs fewer preflights than any adapter of
 * webcors.
 */
export function compareCounts(counts: readonly Count[]): readonly Comparison[] {
  return counts
    .filter(({ subject }) => PEERS.includes(subject))
    .map((peer) => {
      const own = counts.filter((one) => WEBCORS.includes(one.subject) && isSameSeries(one, peer))
      const webcors = Math.max(...own.map(({ preflights }) => preflights))
      // All adapters of webcors need the same number, so another adapter with fewer is a mistake
      // too.
      const fewest = [...own, peer].find(({ preflights }) => preflights < webcors)
      const fewer = fewest
        ? `${fewest.subject} sends ${fewest.preflights}, and webcors sends ${webcors}`
        : null
      return { webcors, peer, mistake: [...own, peer].map(mistakeIn).find(Boolean) ?? fewer }
    })
}

function mistakeIn({ subject, preflights, refused }: Count): string | null {
  if (refused > 0) return `${subject} refused ${refused} of the requests`
  // The first request needs a preflight, so 0 means that its messages were not seen.
  return preflights === 0 ? `no preflight of ${subject} was counted` : null
}

function isSameSeries(one: Count, other: Count): boolean {
  return one.engine === other.engine && one.row === other.row && one.order === other.order
}
