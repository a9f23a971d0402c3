import type { CodeStyle } from './code-style.js'
import type { Template } from './host.js'

/** Paths that the marks `'#policy'` and `'#app'` stand for. */
export interface Paths {
  readonly policy: string
  readonly app?: string
}

/** Writes a template as a module of the project. */
export function renderModule(template: Template, paths: Paths, style: CodeStyle): string {
  const text = forLanguage(template, style)
    .replaceAll("'#policy'", `'${paths.policy}'`)
    .replaceAll("'#app'", `'${paths.app}'`)
  return style.format === 'cjs' ? toCommonJs(text) : text.replaceAll('@export ', 'export ')
}

/** The lines of a template that stand inside another module: nothing is exported. */
export function renderInside(template: Template): Template {
  return template.replaceAll(/^@export default .*\n?/gm, '').replaceAll('@export ', '')
}

/** `«: string»` is for TypeScript alone. */
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
    // Fastify waits for what is registered, and CommonJS cannot.
    .replaceAll(/^await /gm, '')
  return names.length === 0 ? body : `${body}\nmodule.exports = { ${names.join(', ')} }\n`
}

/** Puts imports first: of Node.js, of packages, of the project. Each line once. */
export function sortImports(text: string): string {
  const lines = text.split('\n')
  const isImport = (line: string): boolean => line.startsWith('import ')
  const imports = [...new Set(lines.filter(isImport))]
  const ordered = imports.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const rest = lines.filter((line) => !isImport(line)).join('\n')
  return [...ordered, '', rest.replaceAll(/\n{3,}/g, '\n\n').trim(), ''].join('\n')
}

/** What is only run, such as `import 'reflect-metadata'`, has to come before what needs it. */
function keyOf(line: string): string {
  const [, module = ''] = /'([^']+)'/.exec(line) ?? []
  if (line.startsWith("import '")) return `0${module}`
  if (module.startsWith('node:')) return `1${module}`
  return `${/^[#.]/.test(module) ? 3 : 2}${module}`
}
