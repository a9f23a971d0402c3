import type { OnDecision } from '../policy/create-reporter.ts'
import type { CheckedOrigin } from './checked-origin.ts'
import type { CorsMistake, IsAny } from './cors-mistake.ts'
import type { CorsOptions } from './cors-options.ts'
import type { OptionName, UnknownOption } from './unknown-option.ts'

/**
 * The type that options must have, computed from the type that they have. Valid literals keep their
 * type, and a {@link CorsMistake} replaces each invalid one. Values that are known only at run time
 * keep their type, and are validated when the server starts.
 */
export type CheckedOptions<Options, HostRequest = object | undefined> = [
  Exclude<keyof Options, OptionName>,
] extends [never]
  ? KnownOptions<Options, HostRequest>
  : KnownOptions<Options, HostRequest> & UnknownOptions<Options>

// A mapped type over CorsOptions, so that editors show the doc comments of CorsOptions.
type KnownOptions<Options, HostRequest> = {
  readonly [Name in keyof CorsOptions<HostRequest>]: Name extends keyof Options
    ? IsAny<Options[Name]> extends true
      ? Options[Name]
      : Verdicts<Options>[Name]
    : OptionsContext<HostRequest>[Name]
}

type UnknownOptions<Options> = {
  readonly [Name in Exclude<keyof Options, OptionName>]: UnknownOption<Name>
}

type Value<Options, Name extends OptionName> = Name extends keyof Options ? Options[Name] : never

interface Verdicts<Options> extends Record<OptionName, unknown> {
  readonly origin: CheckedOrigin<Value<Options, 'origin'>>
  readonly methods: CheckedNames<Value<Options, 'methods'>, "['GET', 'PUT']">
  readonly allowedHeaders: CheckedNames<
    Value<Options, 'allowedHeaders'>,
    "['Content-Type', 'X-Token']"
  >
  readonly exposedHeaders: HasCredentials<Options> extends true
    ? CheckedExposed<Value<Options, 'exposedHeaders'>>
    : CheckedNames<Value<Options, 'exposedHeaders'>, "['ETag', 'Link']">
  readonly credentials: AllowsAny<Options> extends true
    ? NeedsList<
        Value<Options, 'credentials'>,
        "with credentials, list the origins: browsers refuse '*'"
      >
    : CheckedBoolean<Value<Options, 'credentials'>>
  readonly maxAge: CheckedSeconds<Value<Options, 'maxAge'>>
  readonly timingAllowOrigin: CheckedBoolean<Value<Options, 'timingAllowOrigin'>>
  readonly crossOriginProtection: AllowsAny<Options> extends true
    ? NeedsList<
        Value<Options, 'crossOriginProtection'>,
        "with crossOriginProtection, list the origins: '*' allows every request"
      >
    : CheckedProtection<Value<Options, 'crossOriginProtection'>>
  readonly allowedHosts: CheckedHosts<Value<Options, 'allowedHosts'>>
  readonly preflightStatus: CheckedStatus<Value<Options, 'preflightStatus'>>
  readonly onDecision: CheckedHook<Value<Options, 'onDecision'>>
  readonly dangerouslyAllowInsecureOrigins: CheckedBoolean<
    Value<Options, 'dangerouslyAllowInsecureOrigins'>
  >
  readonly dangerouslyAllowPublicSuffixes: CheckedBoolean<
    Value<Options, 'dangerouslyAllowPublicSuffixes'>
  >
}

// A union such as `'*' | 'https://a.example'` does not count as `'*'`, because the value is known
// only at run time.
type AllowsAny<Options> = Options extends { readonly origin: '*' } ? true : false
type HasCredentials<Options> = Options extends { readonly credentials: true } ? true : false

type NeedsList<Given, Why extends string> = [Given] extends [true | 'all']
  ? CorsMistake<Why>
  : CheckedProtection<Given>

type CheckedBoolean<Given> = Given extends boolean | undefined
  ? Given
  : Given extends 'true' | 'false'
    ? CorsMistake<`write ${Given}, without quotes`>
    : CorsMistake<'write true or false'>

type CheckedProtection<Given> = Given extends 'all'
  ? Given
  : string extends Given
    ? Given
    : CheckedBoolean<Given>

type CheckedNames<Given, Such extends string> = Given extends '*' | undefined
  ? Given
  : Given extends readonly unknown[]
    ? { readonly [Index in keyof Given]: CheckedName<Given[Index]> }
    : string extends Given
      ? Given
      : CorsMistake<`write a list of names, such as ${Such}, or '*' for any`>

type CheckedName<Name> = Name extends '*'
  ? CorsMistake<"'*' stands alone, outside of a list">
  : Name extends string
    ? Name
    : CorsMistake<'a name is a string'>

type CheckedExposed<Given> = [Given] extends ['*']
  ? CorsMistake<"with credentials, list the header names: browsers take '*' for the name of one header">
  : CheckedNames<Given, "['ETag', 'Link']">

type CheckedSeconds<Given> = Given extends number
  ? `${Given}` extends `-${string}` | `${string}.${string}`
    ? CorsMistake<'write a whole number of seconds, 0 to 86400'>
    : Given
  : Given extends undefined
    ? Given
    : Given extends `${infer Seconds extends number}`
      ? CorsMistake<`seconds are a number: write ${Seconds}`>
      : CorsMistake<'write a whole number of seconds, 0 to 86400'>

type CheckedStatus<Given> = Given extends 200 | 204 | undefined
  ? Given
  : number extends Given
    ? Given
    : CorsMistake<'write 204 or 200'>

type CheckedHosts<Given> = Given extends readonly []
  ? CorsMistake<"name a host, such as 'localhost:*', or take allowedHosts out">
  : Given extends readonly unknown[]
    ? { readonly [Index in keyof Given]: CheckedHost<Given[Index]> }
    : Given extends undefined
      ? Given
      : CorsMistake<"write a list of hosts, such as ['localhost:*']">

type CheckedHost<Host> = Host extends '*'
  ? CorsMistake<"'*' would allow any host: take allowedHosts out, or name the hosts">
  : Host extends `${string}://${infer Name}`
    ? CorsMistake<`a host has no scheme: write '${WithoutPath<Name>}'`>
    : Host extends string
      ? Host
      : CorsMistake<'a host is a string'>

type WithoutPath<Host extends string> = Host extends `${infer Name}/${string}` ? Name : Host

type CheckedHook<Given> = Given extends ((...parameters: never) => unknown) | null | undefined
  ? Given
  : CorsMistake<'write a function, or null for no warnings'>

/** The callback that a predicate of the `cors` package gets. */
type Callback = (...answer: unknown[]) => void

/**
 * The type from which the compiler infers the parameters of functions in options. It lets a
 * predicate have more than one parameter, so that the only error for `(origin, callback) => …` is
 * the {@link CorsMistake}.
 */
export interface OptionsContext<HostRequest>
  extends Omit<CorsOptions<HostRequest>, 'origin' | 'onDecision'> {
  readonly origin:
    | Exclude<CorsOptions['origin'], (...parameters: never) => unknown>
    | ((origin: string, ...callbacks: Callback[]) => boolean | Promise<boolean>)
  readonly onDecision?: OnDecision<HostRequest> | null | undefined
}

/**
 * The constraint of a type parameter for options. It accepts any value, so that
 * {@link CheckedArgument} gives the error.
 */
export type OptionsInput<HostRequest = object | undefined> = OptionsContext<HostRequest> | Anything

/** The type of a parameter that takes options and nothing else. */
export type CheckedArgument<Options, HostRequest = object | undefined> = [Options] extends [never]
  ? // Never true. The compiler infers Options from this branch.
    Options
  : IsAny<Options> extends true
    ? Options
    : Options extends readonly unknown[]
      ? CorsMistake<'options are an object: write { origin: [ … ] }'>
      : Options extends object
        ? CheckedOptions<Options, HostRequest>
        : Options extends string
          ? CorsMistake<`options are an object: write { origin: '${Options}' }`>
          : CorsMistake<"write options, such as { origin: 'https://app.example.com' }">

/**
 * Any value in place of options. A mistake is found later, so that the error can say what to write.
 */
export type Anything = object | string | number | boolean | null | undefined
