import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/**
 * Links of a built site that lead to no file, or to no element of it.
 *
 * @param base what the paths of the site begin with on its server
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
    // The playground reads its address by itself.
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
