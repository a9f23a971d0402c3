/**
 * The ranking of search results: a heading counts more than text, a word may have a wrong letter,
 * and pages of errors come first for the text of an error.
 */
export const SEARCH_OPTIONS = {
  fuzzy: 0.1,
  prefix: true,
  boost: { title: 3, titles: 1.5, text: 1 },
  boostDocument: (id: string): number => (id.includes('/errors/') ? 1.5 : 1),
}
