import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'

/** A program that a page of the docs shows. */
export interface PageProgram {
  /** The page, from `docs`: `recipes/mcp.md`. */
  readonly page: string
  /** The name on the first line of its block: `server.mjs`. */
  readonly file: string
  /**
   * The folder of the app or lab whose dependencies the program imports:
   * `folderOf(import.meta.url)`.
   */
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Changes the program, to show the effect of one of its lines. */
  readonly edit?: (source: string) => string
}

const DOCS = new URL('../../../docs/', import.meta.url)
const HOOKS = ['listen-on-loopback.mjs', 'print-url.mjs'].map(
  (file) => `--import=${new URL(`preload/${file}`, import.meta.url)}`,
)

let count = 0

/** Starts a program exactly as its page in the docs shows it, on a free port of loopback. */
export async function startPageProgram(program: PageProgram): Promise<ServerProcess> {
  const { folder, env = {} } = program
  const path = writeProgram(program)
  const remove = (): void => rmSync(dirname(path), { recursive: true, force: true })
  try {
    const server = await startServerProcess({
      command: [process.execPath, ...HOOKS, path],
      cwd: folder,
      env: { PORT: '0', ...env },
    })
    return {
      ...server,
      async close() {
        await server.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** @returns the path of the program, in a folder that Git ignores and where modules are found */
function writeProgram({ page, file, folder, edit }: PageProgram): string {
  const source = readProgram(page, file)
  const edited = edit?.(source) ?? source
  if (edit !== undefined && edited === source) {
    throw new Error(
      `Cannot change ${file} of ${page}: the program does not have the text to replace`,
    )
  }
  const programs = join(folder, 'dist', `${process.pid}-${count++}`)
  mkdirSync(programs, { recursive: true })
  const path = join(programs, file)
  writeFileSync(path, edited)
  return path
}

function readProgram(page: string, file: string): string {
  const text = readFileSync(new URL(page, DOCS), 'utf8')
  const blocks = [...text.matchAll(/^```m?[jt]s\n(.*?)^```$/gms)].map(([, block = '']) => block)
  const source = blocks.find((block) => block.startsWith(`// ${file}\n`))
  if (source === undefined) throw new Error(`Cannot find ${file} on ${page}`)
  return source
}
