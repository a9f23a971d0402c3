import type { APPS } from './apps.ts'
import type { Conclusion, Page } from '../conclude.ts'
import { CALLBACK_CASES } from './callbacks.ts'
import type { DifferenceId } from './differences.ts'
import { REGULAR_EXPRESSION_CASES } from './regular-expressions.ts'
import { HOST_CASES } from './hosts.ts'
import { NAME_CASES } from './names.ts'
import { ORIGIN_CASES } from './origins.ts'

export interface ExpressCorsCase {
  readonly name: string
  /** Creates the arguments of the function of the `cors` package, for each server. */
  readonly given: () => readonly unknown[]
  /** Creates the arguments for a second middleware on the route. */
  readonly onRoute?: () => readonly unknown[]
  /** The application. @default everywhere */
  readonly app?: keyof typeof APPS
  readonly visits: readonly Visit[]
  /**
   * Set if `fromExpressCors` refuses the options: the reason, and the options that its fixes say to
   * write.
   */
  readonly refused?: {
    readonly difference: DifferenceId
    readonly codes: readonly string[]
    readonly instead: () => readonly unknown[]
  }
}

/** The results of a request with `cors` and with webcors, and the reason if they differ. */
type Visit =
  | readonly [page: Page, both: Conclusion]
  | readonly [page: Page, theirs: Conclusion, ours: Conclusion, difference: DifferenceId]

export const CASES: readonly ExpressCorsCase[] = [
  ...ORIGIN_CASES,
  ...REGULAR_EXPRESSION_CASES,
  ...CALLBACK_CASES,
  ...NAME_CASES,
  ...HOST_CASES,
]
