import { esm } from '../../tsup.base.ts'

export default esm('src/index.ts', 'src/lint.ts', 'src/messages.ts', 'src/node.ts')
