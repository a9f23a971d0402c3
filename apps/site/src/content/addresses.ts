/** Pages whose address does not follow from their path. A public address never changes. */
const OWN: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security-policy.md',
  'docs/README.md': 'contents.md',
  'docs/errors.md': 'errors/index.md',
  'packages/README.md': 'packages/index.md',
}

/**
 * Returns the address on the site of a page of the repository: `docs/recipes/cdn.md` has the
 * address `recipes/cdn.md`, and `packages/koa/README.md` has `packages/koa.md`.
 */
export function addressOf(repoPath: string): string {
  const own = OWN[repoPath]
  if (own !== undefined) return own
  const [, name] = /^packages\/([\w-]+)\/README\.md$/.exec(repoPath) ?? []
  if (name !== undefined) return `packages/${name}.md`
  return repoPath.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, '$1index.md')
}
