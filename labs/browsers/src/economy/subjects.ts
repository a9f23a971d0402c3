import { PEER_SUBJECTS } from './peer-subjects.ts'
import type { StartSubject } from './subject.ts'
import { WEBCORS_SUBJECTS } from './webcors-subjects.ts'

/** The libraries whose preflights are counted, by name. */
export const SUBJECTS: Readonly<Record<string, StartSubject>> = {
  ...WEBCORS_SUBJECTS,
  ...PEER_SUBJECTS,
}

export const WEBCORS: readonly string[] = Object.keys(WEBCORS_SUBJECTS)
export const PEERS: readonly string[] = Object.keys(PEER_SUBJECTS)
