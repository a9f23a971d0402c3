export * from '../../../../../conformance/route-handlers'
