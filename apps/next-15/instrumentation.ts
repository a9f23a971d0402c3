export { onRequestError } from '@webcors-apps/next/instrumentation'
