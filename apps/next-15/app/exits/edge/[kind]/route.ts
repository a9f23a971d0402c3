export { GET, OPTIONS, POST } from '@webcors-apps/next/exits/wrapped'

export const runtime = 'edge'
