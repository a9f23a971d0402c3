// The application of the conformance table.
import { createFileRoute } from '@tanstack/react-router'
import { createConformanceApp } from '@webcors/conformance/table'

const table = createConformanceApp()

export const Route = createFileRoute('/table/$')({
  server: { handlers: { ANY: ({ request }) => table(request) } },
})
