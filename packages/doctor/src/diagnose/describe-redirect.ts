/** Describes where a redirect leads, and how to avoid it. */
export function describeRedirect(
  from: string,
  location: string,
): readonly [meaning: string, fix: string] {
  const addHeadersFirst = 'and add CORS headers before anything redirects'
  if (!URL.canParse(location, from)) {
    return [`redirects to "${location}".`, 'Answer without a redirect.']
  }
  const old = new URL(from)
  const to = new URL(location, from)
  old.hash = ''
  const isSame = (part: 'protocol' | 'host' | 'pathname'): boolean => old[part] === to[part]
  const requestTarget = `Let the page request ${to.href}, ${addHeadersFirst}.`
  if (to.href.split('#')[0] === old.href) {
    return ['redirects to the same URL.', `Answer without a redirect, ${addHeadersFirst}.`]
  }
  if (old.protocol === 'http:' && to.protocol === 'https:' && old.hostname === to.hostname)
    return [`redirects from http to https.`, requestTarget]
  const isSlash = old.pathname.replace(/\/$/, '') === to.pathname.replace(/\/$/, '')
  if (isSame('host') && isSlash && !isSame('pathname')) {
    const isAdded = to.pathname.length > old.pathname.length
    const change = isAdded ? 'with a slash' : 'without the slash'
    return [`redirects to the same URL ${change} at the end.`, requestTarget]
  }
  if (/\b(?:log-?in|sign-?in|auth|sso|oauth2?|saml)\b/i.test(to.href)) {
    const fix = `Answer with 401 instead of a redirect, ${addHeadersFirst}.`
    return [`redirects to a login, ${to.href}.`, fix]
  }
  return [`redirects to ${to.href}.`, requestTarget]
}
