import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/**
 * Finds the links of a built site that lead to a missing file, or to a missing element of a file.
 *
 * @param base the start of the site's paths on its server
 */
export function deadLinksIn(
  folder: string,
  base = '/',
): {
  readonly dead: readonly string[]
  readonly count: number
} {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  )
  const ids = new Map<string, ReadonlySet<string>>()
  const idsOf = (page: string): ReadonlySet<string> => {
    const known = ids.get(page) ?? new Set(attributes(read(folder, page), 'id'))
    ids.set(page, known)
    return known
  }
  const links = pages.flatMap((page) =>
    [...attributes(read(folder, page), 'href'), ...attributes(read(folder, page), 'src')]
      .filter((target) => !/^[a-z]+:/i.test(target))
      .map((target) => ({ page, target })),
  )
  const dead = links.filter(({ page, target }) => {
    const [written = '', anchor] = target.split('#')
    if (written.startsWith('/') && !written.startsWith(base)) return true
    const path = written.startsWith('/') ? written.slice(base.length - 1) : written
    const from = path.startsWith('/') ? '' : posix.dirname(page)
    const joined = path === '' ? page : posix.join(from, path).replace(/^\//, '')
    const to =
      joined === '' || joined.endsWith('/') || joined === '.'
        ? posix.join(joined, 'index.html')
        : joined
    if (!existsSync(`${folder}/${to}`)) return true
    // The playground interprets the text after `#` itself.
    if (!anchor || !to.endsWith('.html') || anchor.includes('=')) return false
    return !idsOf(to).has(decodeURIComponent(anchor))
  })
  return {
    dead: [...new Set(dead.map(({ page, target }) => `${page}: ${target}`))],
    count: links.length,
  }
}

function read(folder: string, page: string): string {
  return readFileSync(`${folder}/${page}`, 'utf8')
}

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
  )
}
