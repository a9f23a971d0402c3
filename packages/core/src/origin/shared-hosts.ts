// Short lists of well-known shared hosts. The complete public suffix list
// (https://publicsuffix.org) changes often, so it is part of the lint of @webcors/doctor, and not
// of this package.

/**
 * Suffixes under which anyone can get a name, one level deep: shared hosts, and registries of two
 * levels.
 */
const SHARED_SUFFIXES: readonly string[] = (
  'github.io app.github.dev gitlab.io vercel.app vercel.dev now.sh netlify.app pages.dev workers.dev herokuapp.com ' +
  'web.app firebaseapp.com onrender.com fly.dev up.railway.app ngrok.io ngrok.app ngrok.dev ngrok-free.app ' +
  'ngrok-free.dev loca.lt cloudfront.net amplifyapp.com ondigitalocean.app surge.sh streamlit.app appspot.com ' +
  'replit.app stackblitz.io csb.app deno.dev trycloudflare.com myshopify.com webflow.io framer.app wixsite.com ' +
  'lovable.app hf.space pythonanywhere.com blogspot.com wordpress.com ' +
  'co.uk org.uk com.au co.nz co.jp co.kr co.in co.za com.br com.cn com.mx com.tr com.sg com.hk'
).split(' ')

/**
 * Domains of shared hosts that give out names at any depth, because labels for regions and services
 * come in between.
 */
const SHARED_TREES: readonly string[] = (
  'amazonaws.com on.aws amazoncognito.com azurewebsites.net azurestaticapps.net azurecontainerapps.io run.app ' +
  'codesandbox.io gitpod.io devtunnels.ms webcontainer.io replit.dev repl.co'
).split(' ')

/**
 * Top-level domains that are reserved for private use, so that strangers cannot register names
 * under them. ICANN reserved `internal` in 2024.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6 `localhost` and `test`
 */
const PRIVATE_DOMAINS: readonly string[] = ['localhost', 'test', 'internal']

/**
 * Whether a star in front of this suffix reaches names that anyone can register.
 *
 * @param deep whether the star stands for several labels, so that it also reaches names further
 *   below the suffix
 */
export function isRegistrable(suffix: string, deep: boolean): boolean {
  if (!suffix.includes('.')) return !PRIVATE_DOMAINS.includes(suffix)
  const isBelow = (name: string, domain: string): boolean => `.${name}`.endsWith(`.${domain}`)
  return (
    SHARED_SUFFIXES.includes(suffix) ||
    SHARED_TREES.some((tree) => isBelow(suffix, tree)) ||
    (deep && [...SHARED_SUFFIXES, ...SHARED_TREES].some((shared) => isBelow(shared, suffix)))
  )
}
