import { esm } from '../../tsup.base.ts'

// Files of plain JavaScript that every runtime loads, Node.js 20 too. The packages that are timed are not bundled into them.
export default esm('src/worker.ts', 'src/host-worker.ts', 'src/throughput/server.ts')
