import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CodeBlock } from './markdown.ts'
import { GUIDES, ROOT } from './pages.ts'

/** A block of code that is a program or a part of one. */
export interface Example {
  readonly block: CodeBlock
  /** Its file in the sandbox, with the same lines as on the page. */
  readonly module: string
  readonly source: string
  /**
   * - `file`: a complete program that a command on its page starts, or that is imported
   * - `piece`: a part that is imported unchanged, with imports of the names of core that it uses
   * - `typed`: a part that is only compiled, because it starts or calls a server, or needs another
   *   runtime
   */
  readonly kind: 'file' | 'piece' | 'typed'
  /** The block of text that follows it, which is the error that it throws. */
  readonly throws: CodeBlock | null
}

const LANGUAGES: Readonly<Record<string, string>> = { ts: '.ts', js: '.mjs' }
const NEEDS_MORE = /\b(?:Deno|Bun|awslambda)\.|\b(?:serve|listen|fetch)\(|'cloudflare:|^declare /m

const core = await import(pathToFileURL(join(ROOT, 'packages/core/dist/index.js')).href)
const CORE_NAMES = Object.keys(core as object)

export const EXAMPLES: readonly Example[] = GUIDES.flatMap(({ blocks }) =>
  blocks.flatMap((block, index) => {
    const extension = LANGUAGES[block.language]
    if (extension === undefined || isCheckedElsewhere(block)) return []
    const next = blocks[index + 1]
    const isOutput = next?.language === 'text' && next.heading === block.heading
    const example = readExample(block, extension, isOutput ? next : undefined)
    return [{ ...example, source: withFilesOf(blocks, example.source) }]
  }),
)

/** An import of another file of the page, by the name that the file has in the sandbox. */
function withFilesOf(blocks: readonly CodeBlock[], source: string): string {
  return source.replaceAll(/(?<=^import .* from '\.\/)[\w.-]+(?=')/gm, (name) => {
    const found = blocks.find(({ file }) => file === name)
    return found === undefined ? name : `${found.line}-${name}`
  })
}

/** Programs of recipes whose packages are installed on demand: `npm run test:recipes` runs them. */
function isCheckedElsewhere({ source }: CodeBlock): boolean {
  return source?.startsWith('labs/recipes/on-demand/') ?? false
}

function readExample(block: CodeBlock, extension: string, next?: CodeBlock): Example {
  const { file, page, line, text } = block
  const folder = page.replaceAll(/[^\w]+/g, '-')
  const name = file === null ? extension : `-${file}`
  const alone = file === null ? 'piece' : 'file'
  const kind = (file === null ? NEEDS_MORE : /'cloudflare:/).test(text) ? 'typed' : alone
  const throws = kind === 'piece' ? (next ?? null) : null
  return { block, module: `${folder}/${line}${name}`, source: complete(block), kind, throws }
}

function complete({ file, text }: CodeBlock): string {
  return file !== null || /^import /m.test(text) ? text : withImports(text)
}

/**
 * Imports the names of core that a piece of code uses. The imports are at its end, so that its
 * lines keep their numbers.
 */
export function withImports(text: string): string {
  const used = CORE_NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  return `${text}\nimport { ${used.join(', ')} } from '@webcors/core'\n`
}
