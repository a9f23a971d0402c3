import { esm } from '../../tsup.base.ts'

// Builds plain JavaScript that every runtime loads, also Node.js 20. The output imports the timed
// packages, and does not bundle them.
export default esm('src/worker.ts', 'src/host-worker.ts', 'src/throughput/server.ts')
