/**
 * The ranking of search results: a heading counts more than text, and a word may have a wrong
 * letter.
 */
export const SEARCH_OPTIONS = {
  fuzzy: 0.1,
  prefix: true,
  boost: { title: 3, titles: 1.5, text: 1 },
}
