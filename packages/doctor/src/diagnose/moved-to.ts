/** What a redirect is about, and what to do. */
export function movedTo(from: string, location: string): readonly [what: string, fix: string] {
  const ask = 'and let what adds CORS headers stand before what redirects'
  if (!URL.canParse(location, from)) return [`redirects to "${location}".`, 'Answer without one.']
  const old = new URL(from)
  const to = new URL(location, from)
  const same = (part: 'protocol' | 'host' | 'pathname'): boolean => old[part] === to[part]
  const asked = `Let the page ask for ${to.href}, ${ask}.`
  if (old.protocol === 'http:' && to.protocol === 'https:' && old.hostname === to.hostname)
    return [`redirects from http to https.`, asked]
  const isSlash = old.pathname.replace(/\/$/, '') === to.pathname.replace(/\/$/, '')
  if (same('host') && isSlash && !same('pathname')) {
    const isAdded = to.pathname.length > old.pathname.length
    return [`redirects to the same with ${isAdded ? 'a' : 'no'} slash at the end.`, asked]
  }
  if (/\b(?:log-?in|sign-?in|auth|sso|oauth2?|saml)\b/i.test(to.href))
    return [`redirects to a login, ${to.href}.`, `Answer with 401 in place of a redirect, ${ask}.`]
  return [`redirects to ${to.href}.`, asked]
}
