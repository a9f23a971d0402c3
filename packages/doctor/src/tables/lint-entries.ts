import type { LintCode } from '../lint/lint-issue.js'
import type { CodeEntry } from './finding-entries.js'

/** What `lint` finds in options that core accepts. */
export const LINT_ENTRIES: Readonly<Record<LintCode, CodeEntry>> = {
  'origin-public-suffix': {
    meaning: "Anyone can get a name that the pattern's star stands for.",
    fix: 'Name the whole host, or put the star below a domain of yours.',
  },
  'origin-dead': {
    meaning: 'No page can have this origin.',
    fix: 'Remove it, or write what is meant.',
  },
  'origin-top-level-unknown': {
    meaning: 'Its top-level domain does not exist, and one that does is nearly the same.',
    fix: 'Write the one that is meant.',
  },
  'origin-redundant': { meaning: 'Another entry allows it already.', fix: 'Remove it.' },
  'max-age-capped': {
    meaning:
      'Some engines keep the answer to a preflight for a shorter time: Chromium for 7200 seconds.',
    fix: 'Nothing has to change; a smaller number says what happens.',
  },
  'exposed-header-redundant': {
    meaning: 'Pages may read this header anyway.',
    fix: 'Remove it.',
  },
  'predicate-allows-anyone': {
    meaning: 'The predicate allowed an origin that nobody has, and so allows anyone.',
    fix: "Compare with the origins that are meant, or write '*' if anyone may read.",
  },
  'predicate-allows-look-alike': {
    meaning: 'The predicate allowed an origin that only looks like one that is meant.',
    fix: 'Compare whole origins; of a host, compare from a dot on.',
  },
  'predicate-allows-neighbor': {
    meaning: 'The predicate allowed a name on a shared domain, where anyone can get one.',
    fix: 'Name whole hosts, or compare with a domain that is yours.',
  },
  'predicate-allows-plain-http': {
    meaning:
      'The predicate allowed the same host over plain http, where anyone on the network path can be it.',
    fix: 'Compare whole origins, scheme included.',
  },
  'predicate-not-answering': {
    meaning:
      'The predicate threw, or did not answer, so that it could not be tried. In production it denies then.',
    fix: 'Run lint where the predicate can answer. A callback as the second parameter is of another library: return the answer.',
  },
}
