import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { UsageError } from './usage-error.js'

/** The usual problems of a path, in words. The texts of Node.js name system calls. */
const PROBLEMS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file'],
  ['ENOTDIR', 'no such file'],
  ['EISDIR', 'it is a folder. Write the path of a file'],
  ['EACCES', 'this user may not read it'],
  ['EPERM', 'this user may not read it'],
])

/**
 * Reads a file that an argument names.
 *
 * @throws {UsageError}
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
}

/**
 * Checks that a path leads to a file that can be read, without reading it.
 *
 * @param path the path as the user wrote it, for the message
 * @throws {UsageError}
 */
export function assertReadable(path: string): void {
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    accessSync(path, constants.R_OK)
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const { code, message } = error as Error & { code?: string }
  return new UsageError(`Cannot read ${path}: ${PROBLEMS.get(code) ?? message}.`, { cause: error })
}
