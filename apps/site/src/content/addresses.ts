/** Pages whose address does not follow from their path. An address that was once public stays. */
const OWN: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security-policy.md',
  'docs/README.md': 'contents.md',
  'docs/errors.md': 'errors/index.md',
  'packages/README.md': 'packages/index.md',
}

/**
 * Where a page of the repository stands on the site: `docs/recipes/cdn.md` is `recipes/cdn.md`, `packages/koa/README.md` is
 * `packages/koa.md`.
 */
export function addressOf(repoPath: string): string {
  const own = OWN[repoPath]
  if (own !== undefined) return own
  const [, name] = /^packages\/([\w-]+)\/README\.md$/.exec(repoPath) ?? []
  if (name !== undefined) return `packages/${name}.md`
  return repoPath.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, '$1index.md')
}
