import { dual } from '../../tsup.base.ts'

export default dual('src/index.ts', 'src/koa-cors.ts')
