export { GET, OPTIONS, POST } from '../../../../exits/wrapped'
