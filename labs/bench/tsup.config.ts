import { esm } from '../../tsup.base.ts'

// Builds plain JavaScript that every runtime loads, also Node.js 20. The timed packages are not bundled into it.
export default esm('src/worker.ts', 'src/host-worker.ts', 'src/throughput/server.ts')
