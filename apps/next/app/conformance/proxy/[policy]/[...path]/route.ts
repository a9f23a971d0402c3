export * from '../../../../../conformance/plain-handlers'
