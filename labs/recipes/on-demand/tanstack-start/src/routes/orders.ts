import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/orders')({
  server: {
    handlers: {
      GET: () => Response.json([{ id: 1 }]),
      POST: async ({ request }) => Response.json(await request.text()),
    },
  },
})
