import { readFileSync } from 'node:fs'
import type { Answer, Outcome, PageRequest } from './lab-case.ts'
import type { ReceivedMessage } from './wire-server.ts'

const MODULES = ['main.js', 'run-request.js', 'load-resource.js']
const PAGE =
  '<!doctype html><title>webcors</title><link rel=icon href=data:,><body><script type=module src=/main.js></script>'
/** A sandboxed frame is of another origin than its own scripts. */
const OPEN = [['Access-Control-Allow-Origin', '*']] as const

interface Work {
  /** Another page to open, which then asks for work. */
  readonly goTo: string | null
  /** Whether a sandboxed frame sends them. */
  readonly isFramed: boolean
  readonly requests: readonly PageRequest[]
  /** What the page prints in its console at the end. */
  readonly mark: string
}

/** What came of each request, each time it was sent. */
export type Outcomes = readonly (readonly Outcome[])[]

/** The server's side of the page: gives it work, and takes the outcomes. */
export class PageControl {
  readonly #queue: Work[] = []
  #take: ((work: Work) => void) | null = null
  #deliver: (outcomes: Outcomes) => void = () => {}

  /** Has the page that is open send the requests, one after the other. */
  run(requests: readonly PageRequest[], mark: string, isFramed = false): Promise<Outcomes> {
    this.#give({ goTo: null, isFramed, requests, mark })
    return new Promise((resolve) => (this.#deliver = resolve))
  }

  /** Has it open another page. */
  goTo(url: string): void {
    this.#give({ goTo: url, isFramed: false, requests: [], mark: '' })
  }

  async respond({ target, body }: ReceivedMessage): Promise<Answer> {
    const module = MODULES.find((name) => target === `/${name}`)
    if (module) {
      const text = readFileSync(new URL(`../../page/${module}`, import.meta.url), 'latin1')
      return { status: 200, headers: [['Content-Type', 'text/javascript'], ...OPEN], body: text }
    }
    switch (target) {
      case '/':
        return { status: 200, headers: [['Content-Type', 'text/html']], body: PAGE }
      case '/next': {
        const work = await this.#next()
        return { status: 200, headers: [['Cache-Control', 'no-store']], body: JSON.stringify(work) }
      }
      case '/outcomes':
        this.#deliver(JSON.parse(body))
        return { status: 204, headers: [] }
      default:
        return { status: 404, headers: [] }
    }
  }

  /** Work waits for the page as the page waits for work. */
  #give(work: Work): void {
    if (this.#take) this.#take(work)
    else this.#queue.push(work)
    this.#take = null
  }

  #next(): Promise<Work> {
    const work = this.#queue.shift()
    return work ? Promise.resolve(work) : new Promise((resolve) => (this.#take = resolve))
  }
}
