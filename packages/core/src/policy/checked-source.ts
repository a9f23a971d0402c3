import type { Anything, CheckedOptions, OptionsContext } from '../options/checked-options.ts'
import type { CorsMistake, IsAny } from '../options/cors-mistake.ts'
import type { CorsPolicy, SomePolicy } from './cors-policy.ts'

/** A function of the host's own request or context that selects a policy. */
export type CorsSelector<Context extends readonly unknown[]> = (
  ...context: Context
) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>

/**
 * The constraint of a type parameter for a source. It takes anything, and gives functions their parameters:
 * {@link CheckedSource} then says what is wrong.
 */
export type SourceInput<Context extends readonly unknown[], HostRequest> =
  | OptionsContext<HostRequest>
  | CorsSelector<Context>
  | Anything

/**
 * The default of that type parameter, for calls that write the type parameters before it: `cors<Request>(…)`. The compiler
 * takes the parameters of functions from it, too.
 */
export type DefaultSource<Context extends readonly unknown[], HostRequest> =
  | OptionsContext<HostRequest>
  | AnyPolicy
  | CorsSelector<Context>

/** Stands for {@link SomePolicy}, which `{}` would be assignable to. */
interface AnyPolicy {
  readonly [anyPolicy]: true
}
declare const anyPolicy: unique symbol

/**
 * The type of a parameter that takes options, a policy or a selecting function. Literals that are wrong are refused on the
 * property that is wrong, with what to write instead.
 *
 * @typeParam Source what is given: `const Source extends SourceInput<Context, HostRequest>`
 * @typeParam Context what a selecting function is called with
 * @typeParam HostRequest what `onDecision` gets as its third argument
 */
export type CheckedSource<Source, Context extends readonly unknown[], HostRequest> = [
  Source,
] extends [never]
  ? // Never the case: here the compiler learns what Source and Context are.
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
