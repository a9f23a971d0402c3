export { GET, OPTIONS, POST } from '../../../../exits/rescued'
