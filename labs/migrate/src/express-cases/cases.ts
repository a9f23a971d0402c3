import type { APPS } from './apps.ts'
import type { Conclusion, Page } from '../conclude.ts'
import { CALLBACK_CASES } from './callbacks.ts'
import type { DifferenceId } from './differences.ts'
import { EXPRESSION_CASES } from './regular-expressions.ts'
import { HOST_CASES } from './hosts.ts'
import { NAME_CASES } from './names.ts'
import { ORIGIN_CASES } from './origins.ts'

export interface ExpressCorsCase {
  readonly name: string
  /** The arguments of the `cors` package's function, made anew for each server. */
  readonly given: () => readonly unknown[]
  /** The same, for a middleware on the route. */
  readonly onRoute?: () => readonly unknown[]
  /** Default `everywhere`. */
  readonly app?: keyof typeof APPS
  readonly visits: readonly Visit[]
  /** If `fromExpressCors` refuses it: why, and what its fixes lead to, with which the visits are made. */
  readonly refused?: {
    readonly difference: DifferenceId
    readonly codes: readonly string[]
    readonly instead: () => readonly unknown[]
  }
}

/** What a browser concludes with `cors` and with ours, and the reason if that is not the same. */
type Visit =
  | readonly [page: Page, both: Conclusion]
  | readonly [page: Page, theirs: Conclusion, ours: Conclusion, difference: DifferenceId]

export const CASES: readonly ExpressCorsCase[] = [
  ...ORIGIN_CASES,
  ...EXPRESSION_CASES,
  ...CALLBACK_CASES,
  ...NAME_CASES,
  ...HOST_CASES,
]
