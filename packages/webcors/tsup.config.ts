import { mixed } from '../../tsup.base.ts'

export default mixed(['src/index.ts'], ['src/webcors.ts'])
