/** The application, which knows nothing of CORS. */
export type Handler = () => Response | Promise<Response>

export type Fetch = (request: Request) => Response | Promise<Response>

export type SubjectName =
  | 'bare'
  | 'minimum'
  | 'by hand'
  | 'tuned'
  | 'webcors'
  | 'webcors, one route'
  | 'bare Hono'
  | 'Hono'
  | 'bare h3'
  | 'h3'
  | 'bare itty-router'
  | 'itty-router'

/** What is timed: an application behind its CORS, or the bare one that its time is set against. */
export interface Subject {
  readonly name: SubjectName
  readonly fetch: Fetch
  /** The subject without CORS. What is added over it is the price of CORS alone; `null` for itself. */
  readonly over: SubjectName | null
}
