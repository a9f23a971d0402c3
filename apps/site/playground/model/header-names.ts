/** Matches headers of every request or response that have no effect on CORS. */
const DULL =
  /^(accept|accept-(encoding|language|charset)|cache-control|connection|content-length|content-security-policy|date|dnt|host|keep-alive|pragma|priority|referer|sec-ch-.*|sec-fetch-(dest|mode|storage-access|user)|sec-gpc|te|transfer-encoding|upgrade-insecure-requests|user-agent|x-content-type-options|x-powered-by)$/i

export function isDull(name: string): boolean {
  return DULL.test(name)
}

export function isOfCors(name: string): boolean {
  return /^(origin|vary|timing-allow-origin|access-control-.*)$/i.test(name)
}

/** Writes a header name in the case of the standards. */
export function canonical(name: string): string {
  if (name.toLowerCase() === 'etag') return 'ETag'
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
