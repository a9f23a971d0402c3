import { copyFile } from 'node:fs/promises'
import { esm } from '../../tsup.base.ts'

// Each command loads what it needs, and no more: the public suffix list is for one of them.
export default Object.assign(esm('src/webcors.ts'), {
  splitting: true,
  // `webcors explain <code>` prints its entries without a network.
  onSuccess: () => copyFile('../../docs/errors.md', 'dist/errors.md'),
})
