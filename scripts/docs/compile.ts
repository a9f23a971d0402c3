import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXAMPLES } from './example.ts'
import { ROOT } from './pages.ts'
import { Sandbox } from './sandbox.ts'

// A reader's settings. The settings of this repository are stricter, and readers do not have them.
const SETTINGS = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    moduleDetection: 'force',
    strict: true,
    allowJs: true,
    checkJs: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    experimentalDecorators: true,
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  },
  include: ['**/*'],
}

/**
 * Compiles all examples at once.
 *
 * @param more further modules, by name
 * @returns every error, with its place on the page
 */
export function compileExamples(more: Readonly<Record<string, string>> = {}): string[] {
  if (!existsSync(join(ROOT, 'packages/core/dist/index.d.ts'))) {
    throw new Error('Cannot compile the examples: the packages are not built. Run npm test.')
  }
  const sandbox = new Sandbox()
  try {
    sandbox.write('tsconfig.json', JSON.stringify(SETTINGS))
    sandbox.write('globals.d.ts', readFileSync(new URL('globals.d.ts', import.meta.url), 'utf8'))
    for (const { module, source } of EXAMPLES) sandbox.write(module, source)
    for (const [name, source] of Object.entries(more)) sandbox.write(name, source)
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], {
      cwd: sandbox.root,
      encoding: 'utf8',
    })
    return `${stdout}${stderr}`.trim().split('\n').filter(Boolean).map(onPage)
  } finally {
    sandbox.remove()
  }
}

function onPage(line: string): string {
  const [place = '', file, row, message] = /^([^(]+)\((\d+),\d+\): (.*)/.exec(line) ?? []
  const example = EXAMPLES.find(({ module }) => module === file)
  if (place === '' || example === undefined) return line
  return `${example.block.page}:${example.block.line + Number(row) - 1}: ${message}`
}
