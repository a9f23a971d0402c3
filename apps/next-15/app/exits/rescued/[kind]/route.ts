export { GET, OPTIONS, POST } from '@webcors-apps/next/exits/rescued'
