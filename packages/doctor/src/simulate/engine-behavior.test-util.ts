import type { ResponseMessage } from './http-message.js'

export const PAGE = 'https://app.example.com'
export const A = 'https://a.example.com/'
export const B = 'https://b.example.com/'

/** The headers of a response that allows the requests of these tests, and more headers. */
export const allow = (...more: [string, string][]): ResponseMessage['headers'] => [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE'],
  ['Access-Control-Allow-Headers', 'X-A, Authorization, Content-Type'],
  ['Access-Control-Max-Age', '600'],
  ...more,
]
