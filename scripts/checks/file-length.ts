import { isModule, isTest, type Check } from './workspace.ts'

const MAX_LINES = 250

const EXEMPT: Readonly<Record<string, string>> = {}

/** A file that grows past a few screens holds more than one idea. Tests and tables of cases may be long. */
export const fileLength: Check = (workspace) =>
  workspace.files
    .filter((file) => isModule(file) && !isTest(file) && !(file in EXEMPT))
    .map((file) => ({ file, lines: workspace.read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => ({
      file,
      line: MAX_LINES + 1,
      message: `${lines} lines, and ${MAX_LINES} is the limit: split it by what changes together`,
    }))
