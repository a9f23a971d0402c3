import type { CodeStyle } from './code-style.js'
import type { Template } from './host.js'

/** The paths that replace the marks `'#policy'` and `'#app'`. */
export interface Paths {
  readonly policy: string
  readonly app?: string
}

/** Renders a template as a module of the project. */
export function renderModule(template: Template, paths: Paths, style: CodeStyle): string {
  const text = forLanguage(template, style)
    .replaceAll("'#policy'", `'${paths.policy}'`)
    .replaceAll("'#app'", `'${paths.app}'`)
  return style.format === 'cjs' ? toCommonJs(text) : text.replaceAll('@export ', 'export ')
}

/** Renders a template as a part of another module, without exports. */
export function renderInside(template: Template): Template {
  return template.replaceAll(/^@export default .*\n?/gm, '').replaceAll('@export ', '')
}

/** Keeps the marked types in TypeScript, and removes them in JavaScript. */
export function forLanguage(template: Template, { language }: CodeStyle): string {
  return template.replaceAll(/«([^»]*)»/g, language === 'ts' ? '$1' : '')
}

function toCommonJs(text: string): string {
  const named = [...text.matchAll(/^@export (?:const|(?:async )?function) (\w+|\{[^}]+\})/gm)]
  const names = named.flatMap(([, name = '']) => name.replaceAll(/[{}]/g, '').trim())
  const body = text
    .replaceAll(/^import (['"].*['"])$/gm, 'require($1)')
    .replaceAll(/^import (.+) from ('.*')$/gm, (_, binding: string, from: string) => {
      return `const ${binding.replaceAll(' as ', ': ')} = require(${from})`
    })
    .replaceAll(/^@?export default /gm, 'module.exports = ')
    .replaceAll('@export ', '')
    // The template for Fastify awaits a registration at the top level, which CommonJS does not
    // support.
    .replaceAll(/^await /gm, '')
  return names.length === 0 ? body : `${body}\nmodule.exports = { ${names.join(', ')} }\n`
}

/**
 * Moves imports to the top, once each: modules of Node.js, then packages, then files of the
 * project.
 */
export function sortImports(text: string): string {
  const lines = text.split('\n')
  const isImport = (line: string): boolean => line.startsWith('import ')
  const imports = [...new Set(lines.filter(isImport))]
  const ordered = imports.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const rest = lines.filter((line) => !isImport(line)).join('\n')
  return [...ordered, '', rest.replaceAll(/\n{3,}/g, '\n\n').trim(), ''].join('\n')
}

/**
 * Returns the sort key of an import. A side-effect import, such as `import 'reflect-metadata'`,
 * comes first because other modules need its effect.
 */
function keyOf(line: string): string {
  const [, module = ''] = /'([^']+)'/.exec(line) ?? []
  if (line.startsWith("import '")) return `0${module}`
  if (module.startsWith('node:')) return `1${module}`
  return `${/^[#.]/.test(module) ? 3 : 2}${module}`
}
