import type { Project } from './project.js'
import { isPlaceholder } from './test-runner.js'

/** What happens to one file. */
export interface Change {
  /** Relative to the folder of the project. */
  readonly file: string
  /**
   * - `create`: a new file
   * - `add`: a line at the end of a file, or an entry in package.json
   * - `none`: the file has it already
   * - `keep`: the file is there with another text, and stays as it is
   */
  readonly kind: 'create' | 'add' | 'none' | 'keep'
  /** What is written or added; of package.json, the entry. */
  readonly text: string
  /** The bytes to write: of a new file or of package.json all, of a file of variables what comes behind its end. */
  readonly bytes: string
  /** Whether `bytes` come behind what the file has. */
  readonly isAppended?: boolean
  /** What it is for. */
  readonly purpose: string
}

/** A new file, or none where there is one. */
export function createFile(project: Project, file: string, text: string, purpose: string): Change {
  const common = { file, text, bytes: text, purpose }
  if (!project.has(file)) return { ...common, kind: 'create' }
  // Git may have given it the line ends of Windows.
  const existing = project.read(file).replaceAll('\r\n', '\n')
  return { ...common, kind: existing === text ? 'none' : 'keep' }
}

/** A variable in a file of variables. A variable that is there stays. */
export function addVariable(project: Project, file: string, name: string, value: string): Change {
  const text = `${name}=${value}`
  const purpose = 'the origins while you develop'
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
 * The script `test` of package.json, where it has none.
 *
 * @returns `null` where the project has a script, or where writing the file anew would change more than this line
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
  return { file, kind: 'add', text: `"test": "${script}"`, bytes, purpose: 'what npm test runs' }
}
