import { readFileSync } from 'node:fs'
import type { Answer, Outcome, PageRequest } from './lab-case.ts'
import type { ReceivedMessage } from './wire-server.ts'

const MODULES = ['main.js', 'run-request.js', 'load-resource.js']
const PAGE =
  '<!doctype html><title>webcors</title><link rel=icon href=data:,><body><script type=module src=/main.js></script>'
/** Lets a sandboxed frame load its scripts, which have another origin than the frame. */
const OPEN = [['Access-Control-Allow-Origin', '*']] as const

interface Work {
  /** Another page to open, which then asks for work. */
  readonly goTo: string | null
  /** Whether a sandboxed frame sends them. */
  readonly isFramed: boolean
  readonly requests: readonly PageRequest[]
  /** The mark that the page prints in its console at the end. */
  readonly mark: string
}

/** The results of each request, one for each time that it was sent. */
export type Outcomes = readonly (readonly Outcome[])[]

/** The server's side of the page, which gives the page work and takes the outcomes. */
export class PageControl {
  readonly #queue: Work[] = []
  #take: ((work: Work) => void) | null = null
  #deliver: (outcomes: Outcomes) => void = () => {}

  /** Makes the open page send the requests in turn. */
  run(requests: readonly PageRequest[], mark: string, isFramed = false): Promise<Outcomes> {
    this.#give({ goTo: null, isFramed, requests, mark })
    return new Promise((resolve) => (this.#deliver = resolve))
  }

  /** Makes the page open another page. */
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

  /** Stores work until the page asks for it. */
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
