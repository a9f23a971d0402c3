import type { CorsMistake, IsAny } from './cors-mistake.ts'
import type { OriginPredicateOptions } from './cors-options.ts'

/** The type of a valid `origin`, or a {@link CorsMistake}. */
export type CheckedOrigin<Origin> = Origin extends string
  ? CheckedText<Origin>
  : Origin extends undefined
    ? CorsMistake<"origin may be undefined: write originsFrom(process.env.NAME), or a default with ?? 'https://app.example.com'">
    : Origin extends null
      ? CorsMistake<'null is not an origin: list the origins that may read responses'>
      : Origin extends boolean
        ? CorsMistake<"a boolean is not an origin: list the origins, or write origin: '*' for any, without credentials">
        : Origin extends (...parameters: never) => unknown
          ? CheckedPredicate<Origin>
          : Origin extends readonly unknown[]
            ? CheckedList<Origin>
            : CheckedObject<Origin>

/**
 * The type of a string. If it, or a part of it, is known only at run time, it is validated when the
 * server starts.
 */
type CheckedText<Text extends string> =
  {} extends Record<Text, unknown> ? Text : Text extends '*' ? Text : CheckedSpelling<Text>

type CheckedSpelling<Text extends string> = Text extends ''
  ? CorsMistake<"an origin is not empty: write 'https://app.example.com'">
  : Text extends 'null'
    ? CorsMistake<"files, data: URLs and sandboxed frames of anyone send 'null': serve the page over http, and list its origin">
    : Text extends `${string}${',' | ' '}${string}`
      ? CorsMistake<'a string holds one origin: write a list, or originsFrom(text)'>
      : Text extends `${infer Scheme}://${infer Host}`
        ? CheckedHost<Scheme, Host, Text>
        : Text extends `//${infer Rest}`
          ? CorsMistake<`an origin begins with a scheme: write 'https://${Rest}'`>
          : Text extends `localhost${infer Rest}`
            ? CorsMistake<`an origin begins with a scheme: write 'http://localhost${Rest}'`>
            : CorsMistake<`an origin begins with a scheme: write 'https://${Text}'`>

type CheckedHost<
  Scheme extends string,
  Host extends string,
  Text extends string,
> = Host extends `${infer Before}/${string}`
  ? CorsMistake<`an origin has no path and no slash at its end: write '${Serialized<`${Scheme}://${Before}`>}'`>
  : Text extends Serialized<Text>
    ? Text
    : Text extends Lowercase<Text>
      ? CorsMistake<`browsers leave the default port out: write '${Serialized<Text>}'`>
      : CorsMistake<`browsers send origins in lower case: write '${Serialized<Text>}'`>

/** The form in which browsers send an origin, as far as a type can compute it. */
type Serialized<Text extends string> = WithoutDefaultPort<Lowercase<Text>>
type WithoutDefaultPort<Text extends string> = Text extends `https://${infer Host}:443`
  ? `https://${Host}`
  : Text extends `http://${infer Host}:80`
    ? `http://${Host}`
    : Text

type CheckedList<List extends readonly unknown[]> = List extends readonly []
  ? CorsMistake<'the list of origins is empty: name one, or take cors out'>
  : { readonly [Index in keyof List]: CheckedEntry<List[Index]> }

type CheckedEntry<Entry> =
  IsAny<Entry> extends true
    ? Entry
    : Entry extends '*'
      ? CorsMistake<"'*' in a list would allow everyone: write origin: '*', or take it out">
      : Entry extends string
        ? CheckedText<Entry>
        : Entry extends readonly unknown[]
          ? CorsMistake<'origins stand in one flat list: spread the inner one, ...list'>
          : Entry extends (...parameters: never) => unknown
            ? CorsMistake<'a predicate stands alone, outside of a list: origin: (origin) => allowed.has(origin)'>
            : CheckedOrigin<Entry>

type CheckedPredicate<Predicate extends (...parameters: never) => unknown> =
  Parameters<Predicate>['length'] extends 0 | 1
    ? CheckedAnswer<Predicate>
    : number extends Parameters<Predicate>['length']
      ? Predicate
      : CorsMistake<'a predicate takes the origin alone, and returns true or false: (origin) => allowed.has(origin)'>

type CheckedAnswer<Predicate extends (...parameters: never) => unknown> =
  ReturnType<Predicate> extends boolean | PromiseLike<boolean>
    ? Predicate
    : CorsMistake<'a predicate returns true or false, or a promise of one of them'>

type CheckedObject<Origin> = Origin extends RegExp
  ? CorsMistake<"an origin is not a regular expression: write a pattern such as 'https://*.example.com', or a function">
  : Origin extends { readonly test: unknown } | { readonly testRequest: unknown }
    ? CheckedPredicateOptions<Origin>
    : Origin extends { readonly href: string; readonly origin: string }
      ? CorsMistake<'an origin is a string: write url.origin'>
      : Origin extends ReadonlySet<unknown>
        ? CorsMistake<'origins stand in a list: write [...origins]'>
        : Origin extends PromiseLike<unknown>
          ? CorsMistake<'origins are known at start: await the promise before'>
          : CorsMistake<'an origin is a string, a list of strings, a function, or { test: (origin) => true or false }'>

type CheckedPredicateOptions<Options> = Options extends OriginPredicateOptions
  ? {
      readonly [Name in keyof Options]: Name extends
        | keyof OriginPredicateOptions
        | 'source'
        | 'cacheSeconds'
        ? Options[Name]
        : CorsMistake<'a predicate has no such option: there are test, testRequest, timeoutSeconds and cacheSeconds'>
    }
  : OriginPredicateOptions
