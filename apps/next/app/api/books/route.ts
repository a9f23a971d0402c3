import { withCors } from '@webcors/next'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { add, all } from '../../../lib/books'
import { answerError, LibraryError } from '../../../lib/library-error'
import { readers } from '../../../lib/readers'

function list(): Response {
  return Response.json(all(), { headers: { Vary: 'Accept-Language' } })
}

async function post(request: NextRequest): Promise<Response> {
  if (!(await cookies()).has('session')) throw new LibraryError(401, 'Log in first')
  const { title } = await request.json()
  if (typeof title !== 'string') throw new LibraryError(422, 'A book needs a title')
  return Response.json(add(title), { status: 201 })
}

export const { GET, POST, OPTIONS } = withCors({ GET: list, POST: post }, readers, {
  onError: answerError,
})
