import { esm } from '../../tsup.base.ts'

// One file of plain JavaScript that every runtime loads, Node.js 20 too. The packages it times are not bundled into it.
export default esm('src/worker.ts')
