import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  // The entries of a package share modules.
  splitting: true,
  // tsc writes the declarations (see the build scripts), because tsup needs a compiler API that
  // TypeScript 7 lacks.
  dts: false,
}

/**
 * Builds ESM into `dist/`, and CommonJS into `dist/cjs/`, where a package.json declares the format.
 */
export function dual(...entry: string[]) {
  return mixed(entry)
}

/** Builds both formats as `dual` does, and some entries only as ESM, such as a program. */
export function mixed(entry: readonly string[], onlyEsm: readonly string[] = []) {
  clean()
  return defineConfig([
    { ...shared, entry: [...entry, ...onlyEsm], format: 'esm', outDir: 'dist' },
    {
      ...shared,
      entry: [...entry],
      format: 'cjs',
      outDir: 'dist/cjs',
      outExtension: () => ({ js: '.js' }),
      onSuccess: async () => {
        writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
        for (const file of entry) if (hasDefault(file)) makeCallable(file)
      },
    },
  ])
}

/** Builds only ESM, for packages that only our own tests or a command line load. */
export function esm(...entry: string[]) {
  clean()
  return defineConfig({ ...shared, entry, format: 'esm', outDir: 'dist' })
}

// Removes earlier output, because files of deleted modules would be published. The option `clean`
// of tsup cannot do this: the two formats share a folder, and one would remove the output of the
// other.
function clean() {
  rmSync('dist', { recursive: true, force: true })
}

function hasDefault(file: string): boolean {
  return /\bas default\b/.test(readFileSync(file, 'utf8'))
}

/**
 * Makes `require` return the default export with all names as its properties, so that
 * `const cors = require('…')` works.
 */
function makeCallable(file: string): void {
  const built = `dist/cjs/${basename(file, '.ts')}.js`
  const line = 'module.exports = Object.assign(exports.default, exports)'
  const text = readFileSync(built, 'utf8')
  writeFileSync(built, text.replace(/(?=\n\/\/# sourceMappingURL=)/, `\n${line}`))
}
