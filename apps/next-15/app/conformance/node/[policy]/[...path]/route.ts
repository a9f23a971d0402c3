export * from '@webcors-apps/next/conformance/route-handlers'
