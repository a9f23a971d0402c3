import { parseSync } from 'oxc-parser'
import { walk } from 'oxc-walker'
import { nameForParser, type SourceFile } from '../source/source.js'
import { requestOf } from '../source/syntax.js'

/**
 * What a module imports, exports again or requires. It costs a fraction of a whole `Source`, for those who look at every module of
 * a project. A module that cannot be parsed imports nothing.
 */
export function requestsIn({ path, text }: SourceFile): readonly string[] {
  const parsed = parseSync(nameForParser(path), text)
  const { module } = parsed
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ]
  if (!text.includes('require') && module.dynamicImports.length === 0) return found
  // The tree costs most, so that it is only made where it is needed.
  walk(parsed.program, {
    enter(node) {
      const request = requestOf(node)
      if (request !== undefined) found.push(request)
    },
  })
  return found
}
