import type { Instrumentation } from 'next'

export const onRequestError: Instrumentation.onRequestError = (_error, { path }, { routeType }) => {
  console.log(`onRequestError ${routeType} ${path}`)
}
