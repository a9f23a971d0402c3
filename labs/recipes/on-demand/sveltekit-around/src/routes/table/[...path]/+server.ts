// The application of the conformance table.
import { createConformanceApp } from '@webcors/conformance/table'

const table = createConformanceApp()

export const fallback = ({ request }: { request: Request }) => table(request)
