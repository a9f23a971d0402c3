export * from '@webcors-apps/next/conformance/route-handlers'

export const runtime = 'edge'
