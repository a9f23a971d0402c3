import { readFileSync, writeFileSync } from 'node:fs'
import { API_MODULES } from './api/api-modules.ts'
import { writeApi } from './api/write-api.ts'
import { writeLlmsFullTxt, writeLlmsTxt } from './content/llms.ts'
import { createContent, writeContent, writePage } from './content/write-content.ts'
import { APP, CONTENT, OUT } from './folders.ts'
import { buildPlayground } from './playground/build-playground.ts'

/** Writes all files that VitePress builds the site from. */
export async function prepare(): Promise<void> {
  writeContent(CONTENT)
  await writeApi(CONTENT, `${APP}${OUT}/typedoc`)
  writeForAssistants()
  await buildPlayground(`${CONTENT}/public/playground`)
}

/** Writes every page as Markdown at its own address, and the files of https://llmstxt.org. */
function writeForAssistants(): void {
  const api = API_MODULES.map(
    ({ address }) => [address, readFileSync(`${CONTENT}/${address}`, 'utf8')] as const,
  )
  const pages = [...createContent(), ...api].map(([address, text]) => {
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
