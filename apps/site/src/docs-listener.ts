import type { RequestListener } from 'node:http'
import { ensureSite } from './ensure-site.ts'
import { createFileListener } from './serve-site.ts'

/**
 * The folder for this site. `npm run site` builds into another folder, because that site may have
 * another base path.
 */
const OUT = 'dist/live'

/** The page that is sent while the site is being built. */
const WAITING = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="color-scheme" content="light dark">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="2">
  <title>webcors</title>
  <p style="font-family: system-ui, sans-serif; margin: 3rem">The guides are being built: about half a minute, once.</p>
</html>
`

/**
 * Creates a listener that serves the site below a base path. It builds the site at the first
 * request, and again if a page or a source has changed since the last build.
 *
 * @param base the start of the site's paths, such as `/docs/`
 */
export function createDocsListener(base: string): RequestListener {
  let files: RequestListener | null = null
  let building: Promise<void> | null = null
  return (request, response) => {
    building ??= ensureSite(OUT, base).then(
      (folder) => {
        files = createFileListener(folder)
      },
      (error: unknown) => console.error(error),
    )
    if (files === null) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(WAITING)
      return
    }
    request.url = `/${(request.url ?? '/').slice(base.length)}`
    files(request, response)
  }
}
