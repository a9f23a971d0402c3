import type { ErrorRequestHandler } from 'express'
import { MulterError } from 'multer'

/** An error whose status and message the page may read. */
export class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Answers errors whose message may be shown. Express logs and answers every other error. */
export const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const readable = readableError(error)
  if (res.headersSent || readable === undefined) next(error)
  else res.status(readable.status).json({ error: readable.message })
}

/** Returns the error if pages may read its message. */
function readableError(
  error: unknown,
): { readonly status: number; readonly message: string } | undefined {
  if (error instanceof HttpError) return error
  const { message, code, expose, status } = error as Error & Record<string, unknown>
  if (error instanceof MulterError)
    return { status: code === 'LIMIT_FILE_SIZE' ? 413 : 400, message }
  if (code === 'ENOENT') return { status: 404, message: 'There is no such file' }
  // Body parsers set `expose` on errors whose message may be sent.
  return expose === true ? { status: Number(status), message } : undefined
}
