/** The library's books, which live as long as the server runs. */
export interface Book {
  readonly id: string
  readonly title: string
  readonly version: number
}

const books = new Map<string, Book>()

export function add(title: string): Book {
  const book = { id: String(books.size + 1), title, version: 1 }
  books.set(book.id, book)
  return book
}

export function all(): Book[] {
  return [...books.values()]
}

export function find(id: string): Book | undefined {
  return books.get(id)
}

export function rename(book: Book, title: string): Book {
  const renamed = { ...book, title, version: book.version + 1 }
  books.set(book.id, renamed)
  return renamed
}

export function etagOf({ version }: Book): string {
  return `"v${version}"`
}

add('The Left Hand of Darkness')
