import type { Anything, CheckedOptions, OptionsContext } from '../options/checked-options.ts'
import type { CorsMistake, IsAny } from '../options/cors-mistake.ts'
import type { CorsPolicy, SomePolicy } from './cors-policy.ts'

/**
 * A function of the host's request or context that selects a policy for each request. `undefined`
 * selects none.
 *
 * @typeParam Context the arguments of the function
 */
export type CorsSelector<Context extends readonly unknown[]> = (
  ...context: Context
) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>

/**
 * The constraint of a type parameter for a source. The compiler infers the parameters of functions
 * from it. It accepts any value, so that {@link CheckedSource} gives the error.
 */
export type SourceInput<Context extends readonly unknown[], HostRequest> =
  | OptionsContext<HostRequest>
  | CorsSelector<Context>
  | Anything

/**
 * The default of a type parameter for a source, for calls that write the type parameters before it:
 * `cors<Request>(…)`. The compiler infers the parameters of functions from it, too.
 */
export type DefaultSource<Context extends readonly unknown[], HostRequest> =
  | OptionsContext<HostRequest>
  | AnyPolicy
  | CorsSelector<Context>

/** A substitute for {@link SomePolicy}, to which `{}` would be assignable. */
interface AnyPolicy {
  readonly [anyPolicy]: true
}
declare const anyPolicy: unique symbol

/**
 * The type of a parameter that takes options, a policy or a selecting function. For an invalid
 * literal, the compiler reports an error at that property, and the error says what to write.
 *
 * @typeParam Source the type of the argument:
 *   `const Source extends SourceInput<Context, HostRequest>`
 * @typeParam Context the arguments of a selecting function
 * @typeParam HostRequest the third argument of `onDecision`
 */
export type CheckedSource<Source, Context extends readonly unknown[], HostRequest> = [
  Source,
] extends [never]
  ? // Never true. The compiler infers Source and Context from this branch.
    Source & CorsSelector<Context>
  : IsAny<Source> extends true
    ? Source
    : Source extends CorsPolicy
      ? Source
      : Source extends AnyPolicy
        ? SomePolicy
        : Source extends (...parameters: never) => unknown
          ? CheckedSelector<Source, Context>
          : Source extends readonly unknown[]
            ? CorsMistake<'options are an object: write { origin: [ … ] }'>
            : Source extends object
              ? CheckedOptions<Source, HostRequest>
              : Source extends string
                ? CorsMistake<`options are an object: write { origin: '${Source}' }`>
                : CorsMistake<'write options, a policy, or a function that selects one; undefined and null are none of them'>

type CheckedSelector<
  Selector extends (...parameters: never) => unknown,
  Context extends readonly unknown[],
> = Selector extends (...context: Context) => unknown
  ? ReturnType<Selector> extends CorsPolicy | undefined | Promise<CorsPolicy | undefined>
    ? Selector
    : CorsMistake<'a function here selects a policy: return what createCors() made before, or undefined'>
  : CorsSelector<Context>
