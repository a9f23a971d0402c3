import { allowed } from './allowed.js'
import { kept } from './kept.js'
import { refused } from './refused.js'

/** Every case there is: for the page, and for the tests that open it. */
export const groups = [allowed, refused, kept]
