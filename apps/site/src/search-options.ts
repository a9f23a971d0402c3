/** How results are ranked: a heading counts more than the text below it, and a word may have a wrong letter. */
export const SEARCH_OPTIONS = {
  fuzzy: 0.1,
  prefix: true,
  boost: { title: 3, titles: 1.5, text: 1 },
}
