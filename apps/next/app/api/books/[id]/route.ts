import { withCors } from '@webcors/next'
import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { type Book, etagOf, find, rename } from '../../../../lib/books'
import { answerError, LibraryError } from '../../../../lib/library-error'
import { readers } from '../../../../lib/readers'

type Context = RouteContext<'/api/books/[id]'>

async function bookOf({ params }: Context): Promise<Book> {
  const { id } = await params
  return find(id) ?? notFound()
}

function answer(book: Book): Response {
  return Response.json(book, { headers: { ETag: etagOf(book) } })
}

async function get(_request: NextRequest, context: Context): Promise<Response> {
  return answer(await bookOf(context))
}

async function put(request: NextRequest, context: Context): Promise<Response> {
  const book = await bookOf(context)
  const { title } = await request.json()
  if (request.headers.get('If-Match') !== etagOf(book)) {
    throw new LibraryError(412, 'The book has changed since you read it')
  }
  return answer(rename(book, title))
}

export const { GET, PUT, OPTIONS } = withCors({ GET: get, PUT: put }, readers, {
  onError: answerError,
})
