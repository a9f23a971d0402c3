/**
 * The URL of the documentation, relative to the page: beside it on the site, and below `/docs/`
 * with live servers.
 */
const DOCS = document.documentElement.dataset['docs'] ?? '../'

/** @param address the address of a page of the site: `errors/origin-null.html` */
export function docsUrl(address: string): string {
  return DOCS + address
}
