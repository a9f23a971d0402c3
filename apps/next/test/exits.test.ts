import { testExits } from './exits.test-util.ts'
import { startNext } from './next.test-util.ts'

testExits(() => startNext('start'))
