/** Known defects that no request can show, with the place that prevents each. */
export const NOT_IN_TABLE: Readonly<Record<number, string>> = {}
