import { withCors } from '@webcors/next'
import { redirect } from 'next/navigation'
import { all } from '../../../lib/books'
import { readers } from '../../../lib/readers'

function get(): never {
  const books = all()
  redirect(`/api/books/${books[Math.floor(Math.random() * books.length)]?.id}`)
}

export const { GET, OPTIONS } = withCors({ GET: get }, readers)
