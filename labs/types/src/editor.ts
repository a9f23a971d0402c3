import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript59'
import { PREAMBLE } from './compile.ts'

const FILE = join(fileURLToPath(new URL('../', import.meta.url)), 'editor.ts')

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  esModuleInterop: true,
  types: ['node'],
}

/** The information that an editor shows at the cursor, which is a `|` in the code. */
export interface AtCursor {
  /** The suggested names, in the order of the editor. */
  readonly completions: readonly string[]
  /** The doc comment of the name before the cursor. */
  readonly documentation: string
  readonly tags: Readonly<Record<string, string>>
}

const files = new Map<string, string>()
const host: ts.LanguageServiceHost = {
  getScriptFileNames: () => [FILE],
  getScriptVersion: (name) => files.get(name) ?? '1',
  getScriptSnapshot(name) {
    const text = files.get(name) ?? (existsSync(name) ? readFileSync(name, 'utf8') : undefined)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => fileURLToPath(new URL('../', import.meta.url)),
  getCompilationSettings: () => OPTIONS,
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (name) => name === FILE || ts.sys.fileExists(name),
  readFile: (name) => ts.sys.readFile(name),
  readDirectory: () => [],
  directoryExists: (name) => ts.sys.directoryExists(name),
  getDirectories: (name) => ts.sys.getDirectories(name),
}
const service = ts.createLanguageService(host)

export function lookAt(code: string): AtCursor {
  const text = `${PREAMBLE}\n${code}\n`
  const cursor = text.indexOf('|', PREAMBLE.length)
  files.set(FILE, text.slice(0, cursor) + text.slice(cursor + 1))
  const { entries = [] } = service.getCompletionsAtPosition(FILE, cursor, {}) ?? {}
  const order = ({ sortText, name }: ts.CompletionEntry): string => `${sortText} ${name}`
  const sorted = entries.toSorted((a, b) => order(a).localeCompare(order(b)))
  const info = service.getQuickInfoAtPosition(FILE, cursor - 1)
  return {
    completions: sorted.map(({ name }) => name),
    documentation: ts.displayPartsToString(info?.documentation),
    tags: Object.fromEntries(
      (info?.tags ?? []).map((tag) => [tag.name, ts.displayPartsToString(tag.text)]),
    ),
  }
}
