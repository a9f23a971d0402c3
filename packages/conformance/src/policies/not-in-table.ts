/** The known defects that no request can show, each with the place where it is prevented. */
export const NOT_IN_TABLE: Readonly<Record<number, string>> = {}
