// The application of the conformance table. A module of its own: SolidStart loads that of a route once for each method.
import { createConformanceApp } from '@webcors/conformance/table'

export const table = createConformanceApp()
