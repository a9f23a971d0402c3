/**
 * Sequences that servers read in different ways: separators and dots that are encoded once or more
 * often, which some servers decode after they have checked the path, `%00`, which ends a text in C,
 * doubled slashes and backslashes. Some servers also cut a segment off at a semicolon, a control
 * character, a space, `#` or `?`, so that `..;` becomes `..`.
 */
const AMBIGUOUS =
  /%(?:25)*(?:2f|5c|2e|00)|\/\/|\\|\/\.\.?(?:;|%(?:25)*(?:[01][\da-f]|2[03]|3[bf]))/i

/** Whether servers may read a path in different ways, so that it could leave the path of a target. */
export function isAmbiguousPath(path: string): boolean {
  return AMBIGUOUS.test(path)
}
