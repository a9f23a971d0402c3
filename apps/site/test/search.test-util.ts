import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import MiniSearch from 'minisearch'
import { SEARCH_OPTIONS } from '../src/search-options.ts'

/** The number of results that the site's search box shows. */
const SHOWN = 16

/**
 * Opens the index of the site's search box, and returns a function that searches as the box does.
 */
export async function openSearch(folder: string): Promise<(query: string) => readonly string[]> {
  const chunks = `${folder}/assets/chunks/`
  const name = readdirSync(chunks).find((file) => file.startsWith('@localSearchIndex'))
  const module = (await import(pathToFileURL(chunks + name).href)) as { default: string }
  const index = MiniSearch.loadJSON(module.default, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: SEARCH_OPTIONS,
  })
  return (query) =>
    index
      .search(query)
      .slice(0, SHOWN)
      .map(({ id }) => String(id))
}
