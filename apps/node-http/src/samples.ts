import { createReadStream, readdirSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HttpError } from './http-error.ts'

const FOLDER = new URL('../public/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.txt': 'text/plain' }
// The server compares the path of a request with this list, and never looks it up in the file
// system.
const files = new Set(readdirSync(FOLDER))

/** Sends a file, and cuts the response off if the file cannot be read to its end. */
export async function sendSample(file: string, res: ServerResponse): Promise<void> {
  if (!files.has(file)) throw new HttpError(404, `There is no ${file}`)
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  res.writeHead(200, { 'Content-Type': type, Vary: 'Accept-Encoding' })
  await pipeline(createReadStream(new URL(file, FOLDER)), res)
}
