import { defineErrorHandler } from 'nitro'

/** Turns thrown errors into the responses that the table expects. */
export default defineErrorHandler(
  ({ status, message, headers = [] }) =>
    new Response(status < 400 ? null : message, { status, headers }),
)
