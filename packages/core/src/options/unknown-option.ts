import type { CorsMistake } from './cors-mistake.ts'
import type { CorsOptions } from './cors-options.ts'

export type OptionName = keyof CorsOptions

/** The names of the options in other CORS libraries. */
interface NamesElsewhere {
  readonly allowOrigin: 'origin'
  readonly allowOrigins: 'origin'
  readonly allowedOrigin: 'origin'
  readonly allowedOrigins: 'origin'
  readonly origins: 'origin'
  readonly whitelist: 'origin'
  readonly allowMethod: 'methods'
  readonly allowMethods: 'methods'
  readonly allowedMethods: 'methods'
  readonly headers: 'allowedHeaders'
  readonly allowHeader: 'allowedHeaders'
  readonly allowHeaders: 'allowedHeaders'
  readonly exposeHeader: 'exposedHeaders'
  readonly exposeHeaders: 'exposedHeaders'
  readonly allowCredentials: 'credentials'
  readonly supportsCredentials: 'credentials'
  readonly optionsSuccessStatus: 'preflightStatus'
  readonly optionSuccessStatus: 'preflightStatus'
}

/** The {@link CorsMistake} for an unknown option. It names the option that was likely meant. */
export type UnknownOption<Name> = Name extends keyof NamesElsewhere
  ? NoSuchOption<NamesElsewhere[Name]>
  : Name extends 'onError'
    ? CorsMistake<'there is no such option: onError belongs into the hooks, the last argument of a wrapper'>
    : NoSuchOption<Nearest<Name>>

type NoSuchOption<Meant> = [Meant] extends [never]
  ? CorsMistake<'there is no such option: take it out'>
  : CorsMistake<`there is no such option: write ${Meant & string}`>

/**
 * The options whose names differ from a name in case, or in one letter that is missing, added,
 * wrong or misplaced.
 */
type Nearest<Name> = Name extends string
  ? { [Option in OptionName]: IsNear<Lowercase<Name>, Lowercase<Option>, Option> }[OptionName]
  : never

type IsNear<A extends string, B extends string, Then> = (A | WithoutOne<A>) &
  (B | WithoutOne<B>) extends never
  ? never
  : Then

/** The texts that remain if one letter of a text is removed, for each letter. */
type WithoutOne<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? Rest | `${First}${WithoutOne<Rest>}`
  : never
