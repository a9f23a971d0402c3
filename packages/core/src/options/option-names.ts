import type { CorsOptions } from './cors-options.ts'

type KeyOfEach<Union> = Union extends unknown ? keyof Union : never

/** The name of an option. */
export type OptionName = KeyOfEach<CorsOptions>

// The compiler refuses this object if an option is missing, or does not exist.
const NAMES: Readonly<Record<OptionName, true>> = {
  origin: true,
  methods: true,
  allowedHeaders: true,
  exposedHeaders: true,
  credentials: true,
  maxAge: true,
  timingAllowOrigin: true,
  crossOriginProtection: true,
  allowedHosts: true,
  preflightStatus: true,
  onDecision: true,
  dangerouslyAllowInsecureOrigins: true,
  dangerouslyAllowPublicSuffixes: true,
}

export const OPTION_NAMES: readonly string[] = Object.keys(NAMES)

/** The names of the options in other CORS libraries, separated by spaces. */
const ALIASES: Readonly<Partial<Record<OptionName, string>>> = {
  origin:
    'origins allowOrigin allowOrigins allowedOrigin allowedOrigins allow_origins whitelist allowlist',
  methods: 'allowMethods allowedMethods allow_methods',
  allowedHeaders: 'headers allowHeaders allow_headers requestHeaders',
  exposedHeaders: 'exposeHeaders expose_headers responseHeaders',
  credentials: 'allowCredentials allow_credentials supportsCredentials withCredentials',
  maxAge: 'max_age preflightMaxAge',
  allowedHosts: 'host hosts',
  preflightStatus: 'optionsSuccessStatus optionSuccessStatus successStatus',
}

/** The fixes for options of other libraries that have no counterpart, and for hooks. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  preflightContinue:
    'Remove it: an OPTIONS request that is not a preflight reaches the application.',
  preflight: 'Remove it: preflights are always answered.',
  keepHeadersOnError: 'Remove it: every response has the headers, errors too.',
  onError: 'Write it into the hooks, the last argument.',
  vary: 'Write it into the hooks, the last argument, beside a function that selects a policy.',
  cacheSeconds: 'Write origin: { test: (origin) => allowed.has(origin), cacheSeconds: 60 }.',
  timeoutSeconds: 'Write origin: { test: (origin) => allowed.has(origin), timeoutSeconds: 2 }.',
}

/**
 * @returns the fix for an option of another library, or for a hook among the options; `undefined`
 *   for any other name
 */
export function translateOption(name: string): string | undefined {
  const found = Object.entries(ALIASES).find(([, aliases]) => aliases.split(' ').includes(name))
  if (found) return `Write ${found[0]}.`
  return Object.hasOwn(WITHOUT_COUNTERPART, name) ? WITHOUT_COUNTERPART[name] : undefined
}
