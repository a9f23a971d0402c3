// Node.js loads this module before programs with decorators, which it does not support. Readers use
// `nest start` for this.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { transformSync } from 'esbuild'

const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } }

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context)
    const { code } = transformSync(readFileSync(new URL(url), 'utf8'), {
      loader: 'ts',
      tsconfigRaw,
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
