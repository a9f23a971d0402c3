type Exports = Readonly<Record<string, unknown>>

/**
 * Every set of options, policy or handler has one of these properties. An object that collects
 * exports has none of them.
 */
const OWN_NAMES = ['origin', 'decide', 'fetch']

/**
 * Returns the exports of a module. `import()` puts the `module.exports` of CommonJS into `default`,
 * where compiled TypeScript has a `default` of its own.
 */
export function exportsOf(module: Exports): Exports {
  const { 'module.exports': _, __esModule, default: whole, ...named } = module
  if (!('default' in module)) return named
  if (typeof whole !== 'object' || whole === null || isUsable(whole))
    return { ...named, default: whole }
  const { __esModule: isCompiled, default: own, ...inner } = whole as Record<string, unknown>
  const isCommonJs = 'module.exports' in module || isCompiled === true || __esModule === true
  if (isCompiled === true && own !== undefined) return { ...inner, default: own }
  const isCollection =
    Object.keys(inner).length > 0 && Object.keys(inner).every((name) => isExport(inner[name]))
  return isCommonJs || isCollection ? { ...named, ...inner } : { ...named, default: whole }
}

function isUsable(value: object): boolean {
  return OWN_NAMES.some((name) => name in value)
}

/** Whether a value can be options, a policy or a handler. */
function isExport(value: unknown): boolean {
  return (
    typeof value === 'function' || (typeof value === 'object' && value !== null && isUsable(value))
  )
}
