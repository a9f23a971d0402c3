import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  splitting: true, // The entries of a package share modules.
  dts: false, // tsc writes the .d.ts (see the build scripts): tsup's way needs a compiler API that TypeScript 7 lacks.
}

/** ESM in `dist/`, CommonJS in `dist/cjs/`, where a package.json of its own says so. */
export function dual(...entry: string[]) {
  return mixed(entry)
}

/** The same, with entries that are ESM alone, such as a program. */
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

/** ESM alone, for what only our own tests or a command line load. */
export function esm(...entry: string[]) {
  clean()
  return defineConfig({ ...shared, entry, format: 'esm', outDir: 'dist' })
}

// tsup's own `clean` would race between two formats that share a folder, and what a deleted module left would be published.
function clean() {
  rmSync('dist', { recursive: true, force: true })
}

function hasDefault(file: string): boolean {
  return /\bas default\b/.test(readFileSync(file, 'utf8'))
}

/** Users of CommonJS write `const cors = require('…')`: what they get is the default export, with all names on it. */
function makeCallable(file: string): void {
  const built = `dist/cjs/${basename(file, '.ts')}.js`
  const line = 'module.exports = Object.assign(exports.default, exports)'
  const text = readFileSync(built, 'utf8')
  writeFileSync(built, text.replace(/(?=\n\/\/# sourceMappingURL=)/, `\n${line}`))
}
