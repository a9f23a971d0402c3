export * from '@webcors-apps/next/conformance/plain-handlers'
