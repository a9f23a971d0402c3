// Makes Node.js load the packages from their sources, so that the playground starts without a build:
//   node --import ../../scripts/from-source.ts src/start.ts
import * as nodeModule from 'node:module'

type Next = (specifier: string, context: Context) => unknown
type Resolve = (specifier: string, context: Context, next: Next) => unknown

interface Context {
  readonly parentURL?: string
}

// The types here describe the oldest Node.js that the packages support, which did not have
// `registerHooks`.
const { registerHooks } = nodeModule as unknown as {
  readonly registerHooks: (hooks: { readonly resolve: Resolve }) => void
}
const PACKAGES = new URL('../packages/', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const [, name, entry = 'index'] = /^@webcors\/(\w+)(?:\/(\w+))?$/.exec(specifier) ?? []
    if (name !== undefined) return next(`${PACKAGES}${name}/src/${entry}.ts`, context)
    const isOurs = context.parentURL?.startsWith(PACKAGES) && specifier.startsWith('.')
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context)
  },
})
