import { existsSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { REPOSITORY, ROOT } from '../repo.ts'
import { addressOf } from './addresses.ts'

const HERE = new RegExp(`^${REPOSITORY}/(?:blob|tree)/main/`)
const FENCE = /^(\s*)(`{3,})/
/** Matches `](target)` and `](target "title")`. */
const TARGET = /(\]\()([^()\s]+)((?:\s+"[^"]*")?\))/g

/** The files and codes that have their own page on the site. */
export interface SiteMap {
  /** Paths of pages in the repository. */
  readonly pages: ReadonlySet<string>
  /** Codes of the error reference. */
  readonly codes: ReadonlySet<string>
}

/**
 * Rewrites links in Markdown to the addresses on the site. A link to a file without a page leads to
 * the repository.
 *
 * @param text the text of a page of the repository
 * @param repoPath the path of the page in the repository
 * @param address the address of the page on the site
 */
export function rewriteLinks(
  text: string,
  repoPath: string,
  site: SiteMap,
  address: string = addressOf(repoPath),
): string {
  return outsideOfCode(text, (line) =>
    line.replaceAll(TARGET, (_, before: string, target: string, after: string) => {
      return `${before}${rewrite(target, repoPath, site, address)}${after}`
    }),
  )
}

/** Changes every line that is not in a fenced block. */
export function outsideOfCode(text: string, change: (line: string) => string): string {
  let fence: string | null = null
  return text
    .split('\n')
    .map((line) => {
      const [, , marks] = FENCE.exec(line) ?? []
      if (fence !== null) {
        if (marks !== undefined && marks.startsWith(fence)) fence = null
        return line
      }
      if (marks === undefined) return change(line)
      fence = marks
      return line
    })
    .join('\n')
}

function rewrite(target: string, repoPath: string, site: SiteMap, address: string): string {
  const isHere = HERE.test(target)
  if (!isHere && /^[a-z]+:/i.test(target)) return target
  const [path = '', anchor] = target.replace(HERE, '').split('#')
  const from = isHere ? '' : posix.dirname(repoPath)
  const to = path === '' ? repoPath : posix.normalize(posix.join(from, path)).replace(/\/$/, '')
  const page = [to, `${to}/README.md`].find((known) => site.pages.has(known))
  if (page === undefined) return outside(to, anchor)
  // An entry of the error reference has a page of its own.
  if (page === 'docs/errors.md' && anchor !== undefined && site.codes.has(anchor)) {
    return relative(address, `errors/${anchor}.md`)
  }
  return relative(address, addressOf(page), anchor)
}

function outside(path: string, anchor: string | undefined): string {
  const [, image] = /^docs\/(images\/.*)$/.exec(path) ?? []
  if (image !== undefined) return `/${image}`
  if (!existsSync(`${ROOT}${path}`)) throw new Error(`Cannot link ${path}: no such file`)
  const kind = statSync(`${ROOT}${path}`).isDirectory() ? 'tree' : 'blob'
  return `${REPOSITORY}/${kind}/main/${path}${anchor === undefined ? '' : `#${anchor}`}`
}

function relative(from: string, to: string, anchor?: string): string {
  const hash = anchor === undefined ? '' : `#${anchor}`
  if (from === to && hash !== '') return hash
  const path = posix.relative(posix.dirname(from), to)
  return `${path.startsWith('.') ? path : `./${path}`}${hash}`
}
