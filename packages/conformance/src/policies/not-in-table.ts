/** Known defects that no request can show, and where they are kept out instead. */
export const NOT_IN_TABLE: Readonly<Record<number, string>> = {}
