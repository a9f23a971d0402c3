/** A value that can be printed as JSON or YAML. */
export type Data =
  | string
  | number
  | boolean
  | readonly Data[]
  | { readonly [name: string]: Data | undefined }

/** Writes JSON with an indent of two spaces. Members that are `undefined` are left out. */
export function toJson(data: Data): string {
  return `${JSON.stringify(data, null, 2)}\n`
}

/**
 * Writes YAML in blocks. All strings are quoted as in JSON, so that no text is read as a number, an
 * alias or a tag.
 *
 * @see https://yaml.org/spec/1.2.2/#731-double-quoted-style
 */
export function toYaml(data: Data): string {
  return `${lines(data).join('\n')}\n`
}

function lines(data: Data): string[] {
  if (Array.isArray(data)) {
    return (data as readonly Data[]).flatMap((element) => {
      const [first = '', ...rest] = lines(element)
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    })
  }
  if (typeof data !== 'object') return [JSON.stringify(data)]
  return Object.entries(data).flatMap(([name, value]) => {
    if (value === undefined) return []
    const key = /^[A-Za-z_][\w.-]*$/.test(name) ? name : JSON.stringify(name)
    const isEmpty = typeof value === 'object' && Object.keys(value).length === 0
    if (isEmpty) return [`${key}: ${Array.isArray(value) ? '[]' : '{}'}`]
    if (typeof value !== 'object') return [`${key}: ${JSON.stringify(value)}`]
    return [`${key}:`, ...lines(value).map((line) => `  ${line}`)]
  })
}
