import type { LintCode } from '../lint/lint-issue.js'
import type { CodeEntry } from './finding-entries.js'

/** The entries for issues of `lint`, in options that core accepts. */
export const LINT_ENTRIES: Readonly<Record<LintCode, CodeEntry>> = {
  'origin-public-suffix': {
    meaning: 'The star of the pattern covers names that anyone can register.',
    fix: 'Name the whole host, or put the star below a domain of yours.',
  },
  'origin-dead': {
    meaning: 'No page can have this origin.',
    fix: 'Remove the entry, or write the origin that you mean.',
  },
  'origin-top-level-unknown': {
    meaning: 'The top-level domain of the origin does not exist, but resembles one that does.',
    fix: 'Write the top-level domain that you mean.',
  },
  'origin-redundant': {
    meaning: 'Another entry already allows this origin.',
    fix: 'Remove the entry.',
  },
  'max-age-capped': {
    meaning:
      'Some engines cache the response to a preflight for a shorter time: Chromium for 7200 seconds.',
    fix: 'Nothing has to change. A smaller number documents the time that engines use.',
  },
  'exposed-header-redundant': {
    meaning: 'Pages can read this header without an entry.',
    fix: 'Remove the entry.',
  },
  'predicate-allows-anyone': {
    meaning: 'The predicate allowed an invented origin, so it probably allows every origin.',
    fix: "Compare with the origins that you mean, or write '*' if every page may read the responses.",
  },
  'predicate-allows-look-alike': {
    meaning: 'The predicate allowed an origin that only resembles an intended one.',
    fix: 'Compare whole origins. To compare the end of a host, include the dot before it.',
  },
  'predicate-allows-neighbor': {
    meaning: 'The predicate allowed a name on a shared domain, where anyone can register one.',
    fix: 'Name whole hosts, or compare with a domain that is yours.',
  },
  'predicate-allows-plain-http': {
    meaning:
      'The predicate allowed the same host over plain http, where anyone on the network path can impersonate the host.',
    fix: 'Compare whole origins, scheme included.',
  },
  'predicate-not-answering': {
    meaning:
      'The predicate threw or did not return in time, so lint could not test it. In production, such a predicate denies the origin.',
    fix: 'Run lint where the predicate works. If the predicate calls a callback, as other libraries expect, return the result instead.',
  },
}
