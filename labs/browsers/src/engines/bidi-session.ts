type Values = Readonly<Record<string, unknown>>

interface Pending {
  readonly resolve: (result: Values) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly type: 'success' | 'error' | 'event'
  readonly method?: string
  readonly params?: Values
  readonly result?: Values
  readonly error?: string
  readonly message?: string
}

/** WebDriver BiDi: commands and events in JSON over a web socket. */
export class BidiSession {
  readonly #socket: WebSocket
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Map<string, (params: Values) => void>()
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))))
    socket.addEventListener('close', () => {
      for (const { reject } of this.#pending.values())
        reject(new Error('The browser has closed the connection'))
    })
  }

  static async open(url: string): Promise<BidiSession> {
    const socket = new WebSocket(url)
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', () => reject(new Error(`Cannot connect to ${url}`)))
    })
    return new BidiSession(socket)
  }

  onEvent(method: string, listener: (params: Values) => void): void {
    this.#listeners.set(method, listener)
  }

  send(method: string, params: Values): Promise<Values> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last
      this.#pending.set(id, { resolve, reject })
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }

  #receive({ id, type, method = '', params = {}, result = {}, error, message }: Message): void {
    if (type === 'event') this.#listeners.get(method)?.(params)
    if (id === undefined) return
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (type === 'error') pending?.reject(new Error(`${error}: ${message}`))
    else pending?.resolve(result)
  }
}
