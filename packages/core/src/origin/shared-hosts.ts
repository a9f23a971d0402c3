/**
 * Suffixes under which anyone can get a name: shared hosts, and registries of two levels. Behind a dot in
 * front, what is below is shared as well: it belongs to regions and services. A short list of the
 * well-known ones, since data that ages has no place here.
 */
export const SHARED_SUFFIXES: readonly string[] = (
  'github.io gitlab.io vercel.app netlify.app pages.dev workers.dev herokuapp.com web.app firebaseapp.com ' +
  'onrender.com fly.dev up.railway.app ngrok.io ngrok.app ngrok-free.app .azurewebsites.net cloudfront.net ' +
  'amplifyapp.com .amazonaws.com .run.app appspot.com replit.app stackblitz.io csb.app deno.dev ' +
  'trycloudflare.com myshopify.com webflow.io lovable.app hf.space blogspot.com wordpress.com ' +
  'co.uk org.uk com.au co.nz co.jp co.kr co.in co.za com.br com.cn com.mx com.tr com.sg com.hk'
).split(' ')

/**
 * Whether a star in front of this suffix reaches names that anyone can register.
 *
 * @param deep whether the star stands for several labels, so that it reaches what is below the suffix too
 */
export function isRegistrable(suffix: string, deep: boolean): boolean {
  if (suffix === 'localhost') return false
  if (!suffix.includes('.')) return true
  return SHARED_SUFFIXES.some(
    (shared) =>
      shared === suffix ||
      (deep && shared.endsWith(`.${suffix}`)) ||
      (shared.startsWith('.') && `.${suffix}`.endsWith(shared)),
  )
}
