import type { Count } from './run-economy.ts'
import { PEERS, WEBCORS } from './subjects.ts'

/** A peer beside webcors, in one engine, for one series of requests. */
export interface Comparison {
  readonly webcors: number
  readonly peer: Count
  /** What is wrong, or `null`. */
  readonly mistake: string | null
}

/** Whether all requests pass, and no peer sends fewer preflights than webcors does by any of its adapters. */
export function compareCounts(counts: readonly Count[]): readonly Comparison[] {
  return counts
    .filter(({ subject }) => PEERS.includes(subject))
    .map((peer) => {
      const own = counts.filter((one) => WEBCORS.includes(one.subject) && isSameSeries(one, peer))
      const webcors = Math.max(...own.map(({ preflights }) => preflights))
      const mistake = [...own, peer].map(mistakeIn).find(Boolean) ?? null
      const isFewer = peer.preflights < webcors
      const fewer = `${peer.subject} sends ${peer.preflights}, and webcors sends ${webcors}`
      return { webcors, peer, mistake: mistake ?? (isFewer ? fewer : null) }
    })
}

function mistakeIn({ subject, preflights, refused }: Count): string | null {
  if (refused > 0) return `${subject} refused ${refused} of the requests`
  // The first of the requests needs one, so the messages were not seen.
  return preflights === 0 ? `no preflight of ${subject} was counted` : null
}

function isSameSeries(one: Count, other: Count): boolean {
  return one.engine === other.engine && one.row === other.row && one.order === other.order
}
