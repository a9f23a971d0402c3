/** A server that stores the origins of all tenants, and notifies instances of changes. */
export interface Store {
  readonly port: number
  /** The variable that the instances read the server's URL from, and the URL at another port. */
  env(port: number): Readonly<Record<string, string>>
  /**
   * Replaces the origins of tenants in one transaction.
   *
   * @returns the time when the server had done so, by `performance.now()`
   */
  set(origins: Readonly<Record<string, readonly string[]>>): Promise<number>
  /** Stops the server, and keeps its data. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops the server, and removes its data. */
  close(): Promise<void>
}
