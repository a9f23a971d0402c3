import { parseSync } from 'oxc-parser'
import { walk } from 'oxc-walker'
import { nameForParser, type SourceFile } from '../source/source.js'
import { requestOf } from '../source/syntax.js'

/**
 * Finds the modules that a file imports, exports again or requires. This takes a fraction of the
 * time of a whole `Source`, so that all files of a project can be read. The result for a file that
 * cannot be parsed is empty.
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
  // The tree takes the most time, so it is built only if it is needed.
  walk(parsed.program, {
    enter(node) {
      const request = requestOf(node)
      if (request !== undefined) found.push(request)
    },
  })
  return found
}
