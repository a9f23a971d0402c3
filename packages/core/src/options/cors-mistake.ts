declare const mistake: unique symbol

/**
 * The type that replaces the type of an invalid literal. No value has this type, so the compiler
 * reports an error, which shows the text that says what to write.
 */
export interface CorsMistake<WhatToWrite extends string> {
  // A symbol, so that editors do not offer it as the name of an option.
  readonly [mistake]: WhatToWrite
}

/** Whether a type is `any`, which the compiler cannot check. */
export type IsAny<Given> = 0 extends 1 & Given ? true : false
