/** The parts of a pattern that core has accepted. */
export interface OriginParts {
  readonly scheme: string
  /** What the star in the host stands for: one label or more, or a part of one. */
  readonly star: 'none' | 'subdomains' | 'label'
  /** The host; with a star, what follows its label. */
  readonly host: string
  /** `''` where none is written, `*` for any. */
  readonly port: string
}

export function originPartsOf(pattern: string): OriginParts {
  const [, scheme = '', whole = '', port = ''] =
    /^([^:]+):\/\/(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(pattern) ?? []
  if (!whole.includes('*')) return { scheme, star: 'none', host: whole, port }
  const host = whole.slice(whole.indexOf('.', whole.indexOf('*')) + 1)
  return { scheme, star: whole.startsWith('*.') ? 'subdomains' : 'label', host, port }
}
