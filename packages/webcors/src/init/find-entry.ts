import type { Project } from './project.js'

const FOLDERS = ['', 'src/']
const NAMES = ['server', 'app', 'index', 'main', 'worker', 'handler']
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.cjs']

/** Yields the possible paths of the program, most likely first. */
function* candidates({ manifest }: Project): Generator<string> {
  const { start, dev } = manifest?.scripts ?? {}
  for (const script of [start, dev]) {
    const [file] = /[\w./-]+\.[cm]?[jt]s\b/.exec(script ?? '') ?? []
    if (file !== undefined) yield file.replace(/^\.\//, '')
  }
  if (manifest?.main !== undefined) yield manifest.main.replace(/^\.\//, '')
  for (const folder of FOLDERS)
    for (const name of NAMES) for (const extension of EXTENSIONS) yield folder + name + extension
}

/** Returns the program of the project, judged by file names. Build output is ignored. */
export function findEntry(project: Project): string | null {
  for (const file of candidates(project)) {
    if (!/(?:^|\/)(?:dist|build|out)\//.test(file) && project.has(file)) return file
  }
  return null
}

/** Returns every existing file that may be the program. */
export function findEntries(project: Project): readonly string[] {
  return [...new Set(candidates(project))].filter((file) => project.has(file))
}
