export * from '../../../../../conformance/route-handlers'

export const runtime = 'edge'
