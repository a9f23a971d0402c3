/** A wording that readers have to read twice, and the plain one. */
export interface Phrase {
  readonly pattern: RegExp
  /** The plain wording to write instead. */
  readonly write: string
  /**
   * The only kind of text that the pattern applies to. Without it, the pattern applies to all
   * kinds.
   */
  readonly only?: 'title' | 'message'
}

/** The house list. `CONTRIBUTING.md` has the glossary that it protects. */
export const PHRASES: readonly Phrase[] = [
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|fewer|less|matter|slower|faster)[a-z]/i,
    write: '"is not a", or name what it is',
  },
  { pattern: /\bwho(?:m|so)?ever\b/i, write: '"anyone who", or name the person' },
  {
    pattern: /(?:^|[.:;] )Who (?![^.]*\?)[a-z]/,
    write: 'a noun: "A person who", "A page that"',
  },
  { pattern: /\bnone of that\b/i, write: 'what is absent, by its name' },
  { pattern: /\ball the same\b/i, write: '"anyway", or leave it out' },
  { pattern: /\bat the most\b/i, write: '"at most"' },
  { pattern: /\btold\b/i, write: '"reported to", "known from", or who says it' },
  {
    pattern: /(?:^|[.:] )Of (?!course)[\w`]+/,
    write: 'the subject first: "One of them is", not "Of them one is"',
  },
  {
    pattern:
      /(?:^|[.:;] )(?:(?:About|At|By|For|From|In|Of|On|To|With) what|(?:By|For|From|On|To) (?:(?:it|them|which|whom)(?! to\b|,)|(?:these|those) (?:a|an|it|the|they|we)))\b(?![^.]*\?)/,
    write: 'the subject first: "A document loads it", not "To it a document loads"',
  },
  {
    pattern: /(?:^|[.:;] )What (?![^.]*\?)[a-z`]/,
    write: 'a noun: "The value that", "The page\'s answer"',
  },
  { pattern: /\bof what\b/i, write: 'a noun: "of the headers that", "of everything that"' },
  { pattern: /\bthat of\b/i, write: 'the noun again: "the length of the header"' },
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) none\b(?! of)/i,
    write: '"is not one", or name what it is',
  },
  {
    pattern:
      /\b(?:albeit|hence|lest|shall|thereby|therein|thereof|whence|whereby|wherein|whilst)\b/i,
    write: 'a word of every day: "so", "must", "by which"',
  },
  { pattern: /\bpitfalls?\b/i, write: '"known defect"' },
  { pattern: /\bdoors?\b/i, write: '"adapter" or "host"' },
  { pattern: /\bplant(?:s|ed)?\b/i, write: '"seeded bug", or "seed"' },
  { pattern: /\bdepartures?\b/i, write: '"deviation"' },
  {
    pattern:
      /(?<!(?:regular|mapping|CEL|call|member|assignment|import|function|arrow) )\bexpressions?\b/i,
    write: '"regular expression" or "RegExp"',
  },
  {
    pattern: /^(?:and|but|nor|neither|or|so|then)\b/i,
    write: 'a full statement that can be read alone',
    only: 'title',
  },
  { pattern: /[‘’“”]/, write: 'ASCII quotes: messages go to terminals', only: 'message' },
]
