import { defineErrorHandler } from 'nitro'

/** Turns what was thrown into what the table expects. */
export default defineErrorHandler(
  ({ status, message, headers = [] }) =>
    new Response(status < 400 ? null : message, { status, headers }),
)
