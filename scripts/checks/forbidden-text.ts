import type { Node, Source } from './source.ts'
import { isModule, isTest, type Check, type Violation } from './workspace.ts'

// The patterns are written so that they do not match this file.
const FORBIDDEN: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\b(?:TO[D]O|FIX[M]E|HA[C]K)\b/, 'do it now, or open an issue'],
  [/\.\.\/(?:shared|\.library)\b|\/wor[k]\//, 'this path is outside of the repo'],
]
const TEXT = /\.(?:[cm]?[jt]sx?|json|ya?ml|md|html|css|toml)$|^\.ci\/run$/
const NOT_OURS = /(?:^|\/)(?:pnpm-lock\.yaml|CHANGELOG\.md)$/
const TEST_FUNCTIONS = new Set(['bench', 'describe', 'it', 'suite', 'test'])

/**
 * Refuses unfinished work: notes to self, and tests that are skipped without a reason. In code,
 * oxlint finds notes and `.only`.
 */
export const forbiddenText: Check = (workspace) =>
  workspace.files
    .filter((file) => TEXT.test(file) && !NOT_OURS.test(file))
    .flatMap((file) => [
      ...words(file, workspace.read(file)),
      ...(isModule(file) && isTest(file) ? silencedTests(workspace.source(file)) : []),
    ])

function words(file: string, text: string): Violation[] {
  return text.split('\n').flatMap((content, index) =>
    FORBIDDEN.flatMap(([pattern, why]) => {
      const [word] = pattern.exec(content) ?? []
      return word === undefined ? [] : [{ file, line: index + 1, message: `"${word}": ${why}` }]
    }),
  )
}

function silencedTests(source: Source): Violation[] {
  const explained = new Set(
    source.comments.flatMap(({ end }) => [source.line(end), source.line(end) + 1]),
  )
  const found: Violation[] = []
  source.walk((node) => {
    if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return
    if (!TEST_FUNCTIONS.has(root(node))) return
    const line = source.line(node.property.start)
    const wrong = (message: string) => found.push({ file: source.path, line, message })
    const { name } = node.property
    if (name === 'todo') wrong('".todo" tests nothing: write the test, or open an issue')
    if ((name === 'skip' || name === 'skipIf') && !explained.has(line)) {
      wrong(`".${name}" needs a comment that says why, on its line or the one before`)
    }
  })
  return found
}

/** The name at the start of `test.concurrent.only`. */
function root(node: Node): string {
  if (node.type === 'MemberExpression') return root(node.object)
  if (node.type === 'CallExpression') return root(node.callee)
  return node.type === 'Identifier' ? node.name : ''
}
