export { exit as GET, exit as POST } from '../../../../exits/exit'
