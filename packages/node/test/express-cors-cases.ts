import type { APPS } from './express-cors-cases-apps.js'
import type { Conclusion, Page } from './express-cors-cases-browser.js'
import { CALLBACK_CASES } from './express-cors-cases-callbacks.js'
import type { DifferenceId } from './express-cors-cases-differences.js'
import { EXPRESSION_CASES } from './express-cors-cases-expressions.js'
import { HOST_CASES } from './express-cors-cases-hosts.js'
import { NAME_CASES } from './express-cors-cases-names.js'
import { ORIGIN_CASES } from './express-cors-cases-origins.js'

export interface ExpressCorsCase {
  readonly name: string
  /** The arguments of the `cors` package's function, made anew for each server. */
  readonly given: () => readonly unknown[]
  /** The same, for what is mounted on the route. */
  readonly onRoute?: () => readonly unknown[]
  /** Default `everywhere`. */
  readonly app?: keyof typeof APPS
  readonly visits: readonly Visit[]
  /** Where `fromExpressCors` says no: why, and what its fixes lead to, with which the visits are made. */
  readonly refused?: {
    readonly difference: DifferenceId
    readonly codes: readonly string[]
    readonly instead: () => readonly unknown[]
  }
}

/** What a browser makes of it, with `cors` and with ours; where that is not the same, the reason. */
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
