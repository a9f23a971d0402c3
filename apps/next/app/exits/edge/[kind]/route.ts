export { GET, OPTIONS, POST } from '../../../../exits/wrapped'

export const runtime = 'edge'
