// Makes declarations import `./a.js`. Sources of packages on JSR import `./a.ts`, and tsc copies
// that into declarations. TypeScript then looks for `./a.d.ts`, but Deno and some bundlers look for
// a file named `a.ts`, which npm does not have.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const RELATIVE_TS = /(?<=(?:from|import)\s*\(?\s*(['"])\.{1,2}\/[^'"]*)\.ts(?=\1)/g

for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue
  const path = join('dist', file)
  const text = readFileSync(path, 'utf8')
  const written = text.replaceAll(RELATIVE_TS, '.js')
  if (written !== text) writeFileSync(path, written)
}
