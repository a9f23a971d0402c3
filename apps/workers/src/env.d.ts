/** The bindings of wrangler.jsonc. */
interface Env {
  readonly ALLOWED_ORIGINS: string
}

declare namespace Cloudflare {
  interface Env {
    readonly ALLOWED_ORIGINS: string
  }
}
