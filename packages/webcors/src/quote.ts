/** A string as source text. */
export function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`
}
