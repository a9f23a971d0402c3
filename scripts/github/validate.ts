import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { validate as Validate } from '@actions/languageservice'
import { build } from 'esbuild'
import { TextDocument } from 'vscode-languageserver-textdocument'

let service: Promise<typeof Validate> | undefined

/**
 * Returns the faults that GitHub's own language service finds in a workflow or an action: unknown
 * names, wrong types, and `${{ }}` that cannot be evaluated. The service does not check the inputs
 * of actions in other repositories, because that needs a network.
 *
 * @param path the path from the root, different for each text; the path shows whether the text is a
 * workflow or an action
 * @returns `path:line message`
 */
export async function validateActions(path: string, source: string): Promise<string[]> {
  service ??= load()
  const validate = await service
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, source)
  const diagnostics = await validate(document)
  return diagnostics.map(({ range, message }) => {
    const text = typeof message === 'string' ? message : message.value
    return `${path}:${range.start.line + 1} ${text}`
  })
}

/**
 * Bundles the service first, because it imports JSON in a way that bundlers accept and Node.js does
 * not.
 */
async function load(): Promise<typeof Validate> {
  const outfile = join(tmpdir(), `webcors-languageservice-${process.pid}.mjs`)
  await build({
    stdin: {
      contents: `export { validate } from '@actions/languageservice'`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
  })
  try {
    const module = (await import(pathToFileURL(outfile).href)) as {
      readonly validate: typeof Validate
    }
    return module.validate
  } finally {
    rmSync(outfile)
  }
}
