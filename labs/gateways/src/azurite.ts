import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { emulatorFolder } from './emulators.ts'

const ACCOUNT = 'devstoreaccount1'
/** The key of every Azurite, which its documentation prints. */
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

/** The container that stands for the root of the account. */
export const CONTAINER: string = `/${ACCOUNT}/$root`

/** Returns the command that starts Azurite. It keeps all data in memory, and sends no telemetry. */
export function azuriteCommand(port: number): readonly string[] {
  const options = [
    '--inMemoryPersistence',
    '--disableTelemetry',
    '--silent',
    '--skipApiVersionCheck',
  ]
  const main = join(emulatorFolder('azurite'), 'dist/src/blob/main.js')
  return [process.execPath, main, '--blobHost', '127.0.0.1', '--blobPort', String(port), ...options]
}

/** Sends a store the printed rules and one public blob, as the Azure CLI does. */
export async function fillStore(port: number, printed: string): Promise<void> {
  await put(port, `/${ACCOUNT}/`, { comp: 'properties', restype: 'service' }, toXml(printed))
  await put(port, CONTAINER, { restype: 'container' }, '', { 'x-ms-blob-public-access': 'blob' })
  await put(port, `${CONTAINER}/ok`, {}, 'ok', { 'x-ms-blob-type': 'BlockBlob' })
}

interface Rule {
  readonly allowedOrigins: readonly string[]
  readonly allowedMethods: readonly string[]
  readonly allowedHeaders: readonly string[]
  readonly exposedHeaders: readonly string[]
  readonly maxAgeInSeconds: number
}

/** Writes the XML that the resource manager sends to the store for the printed configuration. */
function toXml(printed: string): string {
  const { properties } = JSON.parse(printed) as {
    properties: { cors: { corsRules: readonly Rule[] } }
  }
  const rules = properties.cors.corsRules.map((rule) => {
    const elements = Object.entries(rule).map(([name, value]) => {
      const element = name.replace(/^./, (first) => first.toUpperCase())
      return `<${element}>${[value].flat().join(',')}</${element}>`
    })
    return `<CorsRule>${elements.join('')}</CorsRule>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><StorageServiceProperties><Cors>${rules.join('')}</Cors></StorageServiceProperties>`
}

/**
 * Sends a PUT request with the authorization of Azure.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 */
async function put(
  port: number,
  path: string,
  query: Readonly<Record<string, string>>,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const sent = { ...headers, 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-12-02' }
  const canonical = Object.entries(sent)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`)
  const type = 'application/octet-stream'
  const length = body === '' ? '' : String(Buffer.byteLength(body))
  const resource = [`/${ACCOUNT}${path}`, ...Object.entries(query).map((pair) => pair.join(':'))]
  const text = `PUT\n\n\n${length}\n\n${type}\n\n\n\n\n\n\n${canonical.join('')}${resource.join('\n')}`
  const signature = createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64')
  const url = new URL(path, `http://127.0.0.1:${port}`)
  url.search = String(new URLSearchParams(query))
  const authorization = `SharedKey ${ACCOUNT}:${signature}`
  const response = await fetch(url, {
    method: 'PUT',
    body,
    headers: { ...sent, Authorization: authorization, 'Content-Type': type },
  })
  if (!response.ok)
    throw new Error(`Cannot put ${path} into Azurite: ${response.status} ${await response.text()}`)
}
