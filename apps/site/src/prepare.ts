import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeApi } from './api/write-api.ts'
import { API_MODULES } from './api/api-modules.ts'
import { writeLlmsFullTxt, writeLlmsTxt } from './content/llms.ts'
import { createContent, writeContent, writePage } from './content/write-content.ts'
import { readFileSync } from 'node:fs'
import { buildPlayground } from './playground/build-playground.ts'

/** The folder of VitePress's configuration. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))
export const CONTENT: string = `${APP}dist/content`

/** Writes everything that VitePress makes the site of. */
export async function prepare(): Promise<void> {
  writeContent(CONTENT)
  await writeApi(CONTENT, `${APP}dist/typedoc`)
  writeForAssistants()
  await buildPlayground(`${CONTENT}/public/playground`)
}

function writeForAssistants(): void {
  const own = [...createContent()]
  const api = API_MODULES.map(
    ({ address }) => [address, readFileSync(`${CONTENT}/${address}`, 'utf8')] as const,
  )
  const pages = [...own, ...api].map(([address, text]) => {
    const body = text.replace(/^---\n[^]*?\n---\n+/, '')
    return { address, title: titleOf(body) ?? 'Quick start', text: body }
  })
  for (const { address, text } of pages) writePage(`${CONTENT}/public`, address, text)
  writeFileSync(`${CONTENT}/public/llms.txt`, writeLlmsTxt(pages))
  writeFileSync(`${CONTENT}/public/llms-full.txt`, writeLlmsFullTxt(pages))
}

function titleOf(text: string): string | null {
  return /^# (.*)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? null
}
