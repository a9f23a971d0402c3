/** The parts of an origin or origin pattern that core has accepted. */
export interface OriginParts {
  readonly scheme: string
  /**
   * The star in the host: it matches one or more labels (`subdomains`), or a part of one label
   * (`label`).
   */
  readonly star: 'none' | 'subdomains' | 'label'
  /** The host; with a star, the part of the host after the label of the star. */
  readonly host: string
  /** `''` without a port, `*` for any port. */
  readonly port: string
}

/** Splits a pattern into its parts. */
export function originPartsOf(pattern: string): OriginParts {
  const [, scheme = '', whole = '', port = ''] =
    /^([^:]+):\/\/(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(pattern) ?? []
  if (!whole.includes('*')) return { scheme, star: 'none', host: whole, port }
  const host = whole.slice(whole.indexOf('.', whole.indexOf('*')) + 1)
  return { scheme, star: whole.startsWith('*.') ? 'subdomains' : 'label', host, port }
}
