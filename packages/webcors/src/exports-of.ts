type Exports = Readonly<Record<string, unknown>>

/** What options, policies and handlers have, and a bag of exports has not. */
const OWN_NAMES = ['origin', 'decide', 'fetch']

/**
 * The exports of a module, also of CommonJS: `import()` puts `module.exports` into `default`, and what TypeScript
 * compiled has a `default` of its own in there.
 */
export function exportsOf(module: Exports): Exports {
  const { 'module.exports': _, __esModule, default: whole, ...named } = module
  if (!('default' in module)) return named
  if (typeof whole !== 'object' || whole === null || isMeant(whole))
    return { ...named, default: whole }
  const { __esModule: isCompiled, default: own, ...inner } = whole as Record<string, unknown>
  const isCommonJs = 'module.exports' in module || isCompiled === true || __esModule === true
  if (isCompiled === true && own !== undefined) return { ...inner, default: own }
  const isBag =
    Object.keys(inner).length > 0 && Object.keys(inner).every((name) => isExport(inner[name]))
  return isCommonJs || isBag ? { ...named, ...inner } : { ...named, default: whole }
}

function isMeant(value: object): boolean {
  return OWN_NAMES.some((name) => name in value)
}

/** What a module can export for us: options, a policy, a handler. */
function isExport(value: unknown): boolean {
  return (
    typeof value === 'function' || (typeof value === 'object' && value !== null && isMeant(value))
  )
}
