import type { Project } from './project.js'
import { isPlaceholder } from './test-runner.js'

/** The change of one file. */
export interface Change {
  /** The path relative to the folder of the project. */
  readonly file: string
  /**
   * - `create`: creates the file
   * - `add`: adds a line at the end of a file, or an entry to package.json
   * - `none`: leaves the file unchanged, because it already has the text
   * - `keep`: leaves the file unchanged, although it has another text
   */
  readonly kind: 'create' | 'add' | 'none' | 'keep'
  /** The text that is written or added. For package.json, the entry. */
  readonly text: string
  /** The text to write: the whole file, or the addition if `isAppended` is set. */
  readonly bytes: string
  /** Whether `bytes` are appended to the file. */
  readonly isAppended?: boolean
  /** The purpose of the file, for the report. */
  readonly purpose: string
}

/** Plans a new file. An existing file stays unchanged. */
export function createFile(project: Project, file: string, text: string, purpose: string): Change {
  const common = { file, text, bytes: text, purpose }
  if (!project.has(file)) return { ...common, kind: 'create' }
  // Git may have converted the line ends to those of Windows.
  const existing = project.read(file).replaceAll('\r\n', '\n')
  return { ...common, kind: existing === text ? 'none' : 'keep' }
}

/** Plans a line in a file of environment variables. An existing variable stays unchanged. */
export function addVariable(project: Project, file: string, name: string, value: string): Change {
  const text = `${name}=${value}`
  const purpose = 'the origins during development'
  const before = project.read(file)
  if (new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'm').test(before)) {
    const isSame = before.split(/\r?\n/).includes(text)
    return { file, kind: isSame ? 'none' : 'keep', text, bytes: '', purpose }
  }
  const [end] = /\r?\n/.exec(before) ?? ['\n']
  const gap = before === '' || before.endsWith('\n') ? '' : end
  const bytes = `${gap}${text}${end}`
  if (!project.has(file)) return { file, kind: 'create', text, bytes, purpose }
  return { file, kind: 'add', text, bytes, isAppended: true, purpose }
}

/**
 * Plans the script `test` in package.json, if there is none.
 *
 * @returns `null` if the project has a script, or if writing the JSON would change other parts of
 *   the file
 */
export function addTestScript({ manifest, read }: Project, script: string): Change | null {
  const file = 'package.json'
  const before = read(file)
  const existing = manifest?.scripts?.['test']
  const isFree = existing === undefined || isPlaceholder(existing)
  if (manifest === null || !isFree) return null
  const [, indent = ''] = /\n([ \t]+)"/.exec(before) ?? []
  const end = before.endsWith('\n') ? '\n' : ''
  const write = (value: unknown): string => `${JSON.stringify(value, null, indent)}${end}`
  if (write(manifest) !== before) return null
  const bytes = write({ ...manifest, scripts: { ...manifest.scripts, test: script } })
  return {
    file,
    kind: 'add',
    text: `"test": "${script}"`,
    bytes,
    purpose: 'the script that npm test runs',
  }
}
