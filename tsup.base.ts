import { rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
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
  clean()
  return defineConfig([
    { ...shared, entry, format: 'esm', outDir: 'dist' },
    {
      ...shared,
      entry,
      format: 'cjs',
      outDir: 'dist/cjs',
      outExtension: () => ({ js: '.js' }),
      onSuccess: () => writeFile('dist/cjs/package.json', '{ "type": "commonjs" }\n'),
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
