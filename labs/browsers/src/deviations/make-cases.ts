import type { LabCase, PageRequest } from '../lab/lab-case.ts'
import type { Deviation, Places } from './deviation.ts'

const PLAIN: Omit<PageRequest, 'url'> = {
  api: 'fetch',
  method: 'GET',
  headers: [],
  credentials: 'same-origin',
  redirect: 'follow',
  body: null,
  upload: false,
  times: 1,
}

type Origins = Readonly<Record<'page' | 'api' | 'other', string>>

export function placesOf(index: number, { page, api, other }: Origins): Places {
  const at = (origin: string, stop: number) => `${origin}/case/${index}/${stop}`
  return { page, api: at(api, 0), other: at(other, 1), own: at(page, 2) }
}

/**
 * Creates one case for each request. The cases share their number and the responses of the servers.
 */
export function makeCases(
  { requests, stops }: Deviation,
  index: number,
  places: Places,
): readonly LabCase<PageRequest['api']>[] {
  return requests.map((request) => ({
    id: String(index),
    request: { ...PLAIN, url: places.api, ...request },
    stops: stops(places),
  }))
}
