/** What wrangler.jsonc binds. */
interface Env {
  readonly ALLOWED_ORIGINS: string
}

declare namespace Cloudflare {
  interface Env {
    readonly ALLOWED_ORIGINS: string
  }
}
