export { exit as GET, exit as POST } from '../../../../doors/exits'
