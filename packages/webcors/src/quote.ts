/** Returns a string as a JavaScript literal. */
export function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`
}
