import { APP } from '../policy/policy.test-util.ts'

/** The only option that is required. */
export const ORIGIN = { origin: APP } as const

/** Values that are neither header names nor methods. */
export const NO_TOKENS: readonly (readonly [why: string, name: unknown])[] = [
  ['empty', ''],
  ['a space', ' '],
  ['a space before', ' X-A'],
  ['a space after', 'X-A '],
  ['a space within', 'X A'],
  ['a colon', 'X-A:'],
  ['a comma', 'X-A,X-B'],
  ['a semicolon', 'X;A'],
  ['a slash', 'X/A'],
  ['a question mark', 'X?'],
  ['an equals sign', 'X=A'],
  ['an at sign', 'X@A'],
  ['a backslash', 'X\\A'],
  ['quotes', '"X"'],
  ['parentheses', '(X)'],
  ['brackets', '[X]'],
  ['braces', '{X}'],
  ['angle brackets', '<X>'],
  ['a line feed', 'X\n'],
  ['a carriage return and a line feed', 'X\r\nY: 1'],
  ['a null character', 'X\0'],
  ['a tab', 'X\t'],
  ['DEL', 'X\x7f'],
  ['Latin-1', 'Ünicode'],
  ['Unicode', 'X-☃'],
  ['a number', 1],
  ['undefined', undefined],
  ['null', null],
  ['a boolean', true],
  ['an object', {}],
  ['a list', ['X-A']],
  ['a symbol', Symbol('X-A')],
  ['a String object', Object('X-A')],
]
