/** A server that keeps the origins of all tenants, and tells instances of changes. */
export interface Store {
  readonly port: number
  /** The variable that the instances read the server's URL from, and the URL at another port. */
  env(port: number): Readonly<Record<string, string>>
  /**
   * Replaces the origins of tenants in one transaction.
   *
   * @returns when the server had done so, on the clock of `performance.now()`
   */
  set(origins: Readonly<Record<string, readonly string[]>>): Promise<number>
  /** Stops the server; what it keeps stays. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops the server, and removes what it keeps. */
  close(): Promise<void>
}
