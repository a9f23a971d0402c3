declare const mistake: unique symbol

/**
 * Stands where something wrong was written, and says what to write instead. No value has this type: the compiler names
 * it in its error.
 */
export interface CorsMistake<WhatToWrite extends string> {
  // A symbol, so that editors do not offer it as the name of an option.
  readonly [mistake]: WhatToWrite
}

/** `any` switches the compiler off: there is nothing to check. */
export type IsAny<Given> = 0 extends 1 & Given ? true : false
