/** Where the documentation stands, seen from the page: beside it on the site, below `/docs/` where live servers are behind it. */
const DOCS = document.documentElement.dataset['docs'] ?? '../'

/** @param address of a page of the site: `errors/origin-null.html` */
export function docsUrl(address: string): string {
  return DOCS + address
}
