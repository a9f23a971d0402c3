/** The application, which has no CORS code. */
export type Handler = () => Response | Promise<Response>

export type Fetch = (request: Request) => Response | Promise<Response>

export type SubjectName =
  | 'bare'
  | 'minimum'
  | 'minimum, as middleware'
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

/** A timed subject: an application behind its CORS, or the bare one, whose time is subtracted. */
export interface Subject {
  readonly name: SubjectName
  readonly fetch: Fetch
  /**
   * The subject without CORS, whose time is subtracted so that only the time of CORS remains;
   * `null` for itself.
   */
  readonly over: SubjectName | null
}
