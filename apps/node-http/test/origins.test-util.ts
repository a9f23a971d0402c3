export const LAB = 'https://lab.example.com'
export const OTHER = 'https://other.example'

/** The CORS headers of responses that the lab's pages may read. */
export const READ_BY_LAB = {
  'Access-Control-Allow-Origin': LAB,
  'Access-Control-Allow-Credentials': 'true',
}
