// The application of the conformance table.
import { createConformanceApp } from '@webcors/conformance/table'

const table = createConformanceApp()

export const loader = ({ request }: { request: Request }) => table(request)
export const action = loader
