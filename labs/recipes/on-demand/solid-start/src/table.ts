// The application of the conformance table. It is a separate module, because SolidStart loads the
// module of a route once for each method.
import { createConformanceApp } from '@webcors/conformance/table'

export const table = createConformanceApp()
