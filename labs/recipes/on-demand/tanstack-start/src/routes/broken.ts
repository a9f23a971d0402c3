import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/broken')({
  server: {
    handlers: {
      GET: () => {
        throw new Error('Broken')
      },
    },
  },
})
