import { withCors } from '@webcors/next/pages'
import type { NextApiRequest, NextApiResponse } from 'next'
import { all } from '../../lib/books'
import { readers } from '../../lib/readers'

function handler(request: NextApiRequest, response: NextApiResponse): void {
  if (request.query['sort'] === 'shelf') throw new Error('The shelves are being moved')
  response.setHeader('Vary', 'Accept-Language')
  response.status(200).json(all().map(({ title }) => title))
}

export default withCors(handler, readers)
